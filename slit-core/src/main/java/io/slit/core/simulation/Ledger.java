package io.slit.core.simulation;

import io.slit.core.workload.RequestClass;
import io.slit.core.workload.ServiceClass;
import java.util.ArrayList;
import java.util.List;

/** The books while they are written. */
final class Ledger {
  private final RequestPool pool;
  private final ClassTally[] classes;
  private final List<SimulationResult.EpochBook> epochs = new ArrayList<>();
  private final FlowSum epochArrived = new FlowSum();
  private final FlowSum epochRejected = new FlowSum();
  private LatencyHistogram epochTtft = new LatencyHistogram();
  private long epochDeferred;
  long events;
  long preemptions;
  long retries;

  Ledger(SimulationSetting setting, RequestPool pool) {
    this.pool = pool;
    double lapse = setting.horizon().lapse();
    classes =
        setting.classes().stream()
            .map(one -> new ClassTally(one, lapse))
            .toArray(ClassTally[]::new);
  }

  /** What became of a class. */
  private static final class ClassTally {
    final FlowSum arrived = new FlowSum();
    final FlowSum served = new FlowSum();
    final FlowSum rejected = new FlowSum();
    final FlowSum open = new FlowSum();
    final LatencyHistogram ttft = new LatencyHistogram();
    final LatencyHistogram tpot = new LatencyHistogram();
    final double ttftBound;
    final double deadline;
    long misses;
    long late;

    ClassTally(RequestClass one, double lapse) {
      ServiceClass service = one.profile().service();
      ttftBound = service.ttftP95().seconds();
      deadline =
          service instanceof ServiceClass.Deferrable deferrable
              ? deferrable.deadline().toMillis() / 1000.0 / lapse
              : Double.POSITIVE_INFINITY;
    }

    ClassBook book() {
      FlowBalance flow =
          new FlowBalance(arrived.flow(), served.flow(), rejected.flow(), open.flow());
      return new ClassBook(flow, ttft, tpot, misses, late);
    }
  }

  void arrived(int row) {
    epochArrived.add(pool.input[row], pool.output[row]);
    tally(row).arrived.add(pool.input[row], pool.output[row]);
  }

  void rejected(int row) {
    epochRejected.add(pool.input[row], pool.output[row]);
    tally(row).rejected.add(pool.input[row], pool.output[row]);
    pool.remove(row);
  }

  void deferred() {
    epochDeferred++;
  }

  void open(int row) {
    tally(row).open.add(pool.input[row], pool.output[row]);
  }

  void firstToken(int row, DeploymentState home, double seconds) {
    ClassTally tally = tally(row);
    tally.ttft.add(seconds);
    tally.misses += seconds > tally.ttftBound ? 1 : 0;
    epochTtft.add(seconds);
    home.tally.firstToken(seconds);
  }

  void served(int row, DeploymentState home, double now) {
    ClassTally tally = tally(row);
    int output = pool.output[row];
    tally.served.add(pool.input[row], output);
    home.tally.served(pool.input[row], output);
    if (output > 1) {
      double seconds = (now - pool.firstTokenAt[row]) / (output - 1);
      tally.tpot.add(seconds);
      home.tally.tpot(seconds);
    }
    tally.late += now - pool.arrivedAt[row] > tally.deadline ? 1 : 0;
    pool.remove(row);
  }

  private ClassTally tally(int row) {
    return classes[pool.classIndex[row]];
  }

  void endEpoch(DeploymentState[] deployments) {
    List<DeploymentEpoch> cells = new ArrayList<>(deployments.length);
    for (DeploymentState state : deployments) {
      cells.add(state.tally.endEpoch(state.use));
    }
    epochs.add(
        new SimulationResult.EpochBook(
            cells, epochArrived.flow(), epochRejected.flow(), epochDeferred, epochTtft));
    epochArrived.clear();
    epochRejected.clear();
    epochDeferred = 0;
    epochTtft = new LatencyHistogram();
  }

  SimulationResult close(DeploymentState[] deployments) {
    List<ClassBook> books = new ArrayList<>();
    for (ClassTally tally : classes) {
      books.add(tally.book());
    }
    List<SimulationResult.DeploymentBook> homes = new ArrayList<>();
    for (DeploymentState state : deployments) {
      homes.add(state.tally.book(state.use));
    }
    return new SimulationResult(
        books,
        homes,
        epochs,
        new SimulationResult.Counters(events, preemptions, retries, pool.peak()));
  }
}
