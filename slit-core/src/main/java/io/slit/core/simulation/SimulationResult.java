package io.slit.core.simulation;

import java.util.List;

/**
 * The books of a run. Immutable, apart from histograms, which nobody writes after the run.
 *
 * @param classes by class, in the order of the setting
 * @param deployments by deployment, in the order of the fleet
 * @param epochs by epoch, in order
 * @param counters what happened in all
 */
public record SimulationResult(
    List<ClassBook> classes,
    List<DeploymentBook> deployments,
    List<EpochBook> epochs,
    Counters counters) {
  /** Copies the lists. */
  public SimulationResult {
    classes = List.copyOf(classes);
    deployments = List.copyOf(deployments);
    epochs = List.copyOf(epochs);
  }

  /**
   * A deployment over the whole run.
   *
   * @param dispatchedByClass requests sent to it by class, tried-again ones included: the realised
   *     split
   * @param ttft of the requests that got their first token there
   * @param tpot of the requests that finished there
   * @param nodes IT energy by node group that is switched together (a unit), in order
   */
  public record DeploymentBook(
      List<Long> dispatchedByClass,
      LatencyHistogram ttft,
      LatencyHistogram tpot,
      List<PhaseEnergy> nodes) {
    /** Copies the lists. */
    public DeploymentBook {
      dispatchedByClass = List.copyOf(dispatchedByClass);
      nodes = List.copyOf(nodes);
    }

    /** Returns the IT energy of all its nodes. */
    public PhaseEnergy energy() {
      return nodes.stream().reduce(PhaseEnergy.NONE, PhaseEnergy::plus);
    }
  }

  /**
   * An epoch.
   *
   * @param cells by deployment, in the order of the fleet
   * @param arrived requests that arrived in it
   * @param rejected requests that were turned away in it
   * @param deferred requests that were put off in it, each time counted
   * @param ttft of the requests that got their first token in it
   */
  public record EpochBook(
      List<DeploymentEpoch> cells,
      Flow arrived,
      Flow rejected,
      long deferred,
      LatencyHistogram ttft) {
    /** Copies the list. */
    public EpochBook {
      cells = List.copyOf(cells);
    }
  }

  /**
   * What happened in all.
   *
   * @param events that the engine handled
   * @param preemptions requests put back because the cache was full
   * @param retries requests that went back to the dispatcher because their deployment failed
   * @param peakHeld requests that the engine held at the same time at most
   */
  public record Counters(long events, long preemptions, long retries, long peakHeld) {}

  /** Returns where all requests went. */
  public FlowBalance flow() {
    return classes.stream().map(ClassBook::flow).reduce(FlowBalance.NONE, FlowBalance::plus);
  }

  /** Returns the IT energy of the fleet. */
  public PhaseEnergy energy() {
    return deployments.stream()
        .map(DeploymentBook::energy)
        .reduce(PhaseEnergy.NONE, PhaseEnergy::plus);
  }

  /** Returns the times to the first token of all classes. */
  public LatencyHistogram ttft() {
    LatencyHistogram all = new LatencyHistogram();
    classes.forEach(one -> all.add(one.ttft()));
    return all;
  }

  /** Returns the times per output token of all classes. */
  public LatencyHistogram tpot() {
    LatencyHistogram all = new LatencyHistogram();
    classes.forEach(one -> all.add(one.tpot()));
    return all;
  }
}
