package io.slit.core.search.lp;

/**
 * Minimise sum of score x flow, where the flows of a class sum to its demand and the load of every
 * deployment stays within its capacity: a transportation problem with gains.
 *
 * <p>Scaled so that numbers are near 1: flows are parts of all demand, and loads are multiples of
 * the mean load of a pair. Only capacities can be set anew; the arrays are not to be changed.
 */
final class LinearProgram {
  /** First pair of every class; one more entry than classes. */
  final int[] start;

  /** Deployment of every pair. */
  final int[] deployment;

  /** Class of every pair. */
  final int[] classOf;

  /** Scaled load of a unit of flow, by pair. */
  final double[] load;

  /** Scaled demand, by class; sums to 1 unless there is none. */
  final double[] demand;

  /** Scaled capacity, by deployment. */
  final double[] capacity;

  /** Requests each second that a flow of 1 stands for. */
  final double flowUnit;

  /** Replica-seconds that a load of 1 stands for. */
  final double loadUnit;

  /**
   * Makes a program.
   *
   * @param start first pair of every class, and the number of pairs; no class without a pair
   * @param deployment by pair
   * @param loadSeconds replica-seconds of a request, positive, by pair
   * @param demandPerSecond by class
   * @param capacity replicas, by deployment
   */
  LinearProgram(
      int[] start,
      int[] deployment,
      double[] loadSeconds,
      double[] demandPerSecond,
      double[] capacity) {
    this.start = start;
    this.deployment = deployment;
    this.flowUnit = orOne(sum(demandPerSecond));
    this.loadUnit = orOne(sum(loadSeconds) / loadSeconds.length);
    this.load = scaled(loadSeconds, 1 / loadUnit);
    this.demand = scaled(demandPerSecond, 1 / flowUnit);
    this.capacity = scaled(capacity, 1 / (flowUnit * loadUnit));
    this.classOf = new int[deployment.length];
    for (int c = 0; c < demand.length; c++) {
      for (int p = start[c]; p < start[c + 1]; p++) {
        classOf[p] = c;
      }
    }
  }

  /** Sets the replicas of a deployment; who solved it before has to begin anew. */
  void setCapacity(int k, double replicas) {
    capacity[k] = replicas / (flowUnit * loadUnit);
  }

  int classes() {
    return demand.length;
  }

  int pairs() {
    return deployment.length;
  }

  int deployments() {
    return capacity.length;
  }

  private static double orOne(double value) {
    return value > 0 ? value : 1;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static double[] scaled(double[] values, double factor) {
    double[] scaled = values.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return scaled;
  }
}
