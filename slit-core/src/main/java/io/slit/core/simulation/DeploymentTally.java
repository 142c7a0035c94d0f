package io.slit.core.simulation;

import java.util.Arrays;
import java.util.List;

/** What a deployment has served. */
final class DeploymentTally {
  private final long[] byClass;
  private final LatencyHistogram ttft = new LatencyHistogram();
  private final LatencyHistogram tpot = new LatencyHistogram();
  private final FlowSum served = new FlowSum();
  private long dispatched;
  private long firstTokens;
  private double ttftSumSeconds;
  private double peak;

  DeploymentTally(int classes) {
    byClass = new long[classes];
  }

  void dispatched(int classIndex) {
    byClass[classIndex]++;
    dispatched++;
  }

  void notePeak(double utilisation) {
    peak = Math.max(peak, utilisation);
  }

  void firstToken(double seconds) {
    ttft.add(seconds);
    firstTokens++;
    ttftSumSeconds += seconds;
  }

  void tpot(double seconds) {
    tpot.add(seconds);
  }

  void served(int input, int output) {
    served.add(input, output);
  }

  /** Returns the cell of the epoch that ends and begins the next. */
  DeploymentEpoch endEpoch(NodeUse use) {
    DeploymentEpoch cell =
        new DeploymentEpoch(
            dispatched,
            served.flow(),
            firstTokens,
            ttftSumSeconds,
            use.epochEnergy(),
            use.occupancy(peak));
    use.beginEpoch();
    served.clear();
    dispatched = 0;
    firstTokens = 0;
    ttftSumSeconds = 0;
    peak = 0;
    return cell;
  }

  SimulationResult.DeploymentBook book(NodeUse use) {
    List<Long> split = Arrays.stream(byClass).boxed().toList();
    return new SimulationResult.DeploymentBook(split, ttft, tpot, use.byUnit());
  }
}
