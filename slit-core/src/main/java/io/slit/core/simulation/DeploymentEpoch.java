package io.slit.core.simulation;

/**
 * What a deployment did in an epoch.
 *
 * @param dispatched requests sent to it, tried-again ones included
 * @param served requests that got their last token, and their tokens
 * @param firstTokens requests that got their first token
 * @param ttftSumSeconds sum of their times to the first token
 * @param energy IT energy
 * @param occupancy how full it was
 */
public record DeploymentEpoch(
    long dispatched,
    Flow served,
    long firstTokens,
    double ttftSumSeconds,
    PhaseEnergy energy,
    Occupancy occupancy) {
  /**
   * How full a deployment was.
   *
   * @param poweredUnitSeconds units that drew power, times seconds
   * @param servingReplicaSeconds replicas that could serve, times seconds
   * @param busyReplicaSeconds replicas that did anything, times seconds
   * @param requestSeconds requests in decode, times seconds
   * @param peakUtilisation largest part of slots taken, waiting requests counted too, so that it is
   *     above 1 where there is a queue
   */
  public record Occupancy(
      double poweredUnitSeconds,
      double servingReplicaSeconds,
      double busyReplicaSeconds,
      double requestSeconds,
      double peakUtilisation) {}
}
