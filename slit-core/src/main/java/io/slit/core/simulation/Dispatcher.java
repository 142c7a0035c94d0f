package io.slit.core.simulation;

/**
 * A policy: says where each request goes, knowing only what an operator can see at that moment.
 *
 * <p>Called by one thread, in the order of simulated time. The request and the load are views that
 * are valid during the call only: a dispatcher that keeps one reads nonsense.
 */
public interface Dispatcher {
  /** Answer of {@link #dispatch}: the request is turned away. */
  int REJECT = -1;

  /**
   * Answer of {@link #dispatch}: ask again when the next epoch begins; deferrable requests only.
   */
  int DEFER = -2;

  /** Answer of {@link #poweredUnits}: every unit that the deployment has. */
  int ALL_UNITS = Integer.MAX_VALUE;

  /**
   * Told when an epoch begins, before anything is dispatched in it.
   *
   * @param epoch counted from 0
   * @param load what can be seen now
   */
  void beginEpoch(int epoch, FleetLoad load);

  /**
   * Returns how many units of a deployment to keep powered from now on, asked once per epoch and
   * deployment right after {@link #beginEpoch}. Larger numbers mean all; fewer than the standby of
   * the deployment means its standby. A unit that is switched off first serves what it runs; one
   * that is switched on starts and loads its model before it serves.
   */
  default int poweredUnits(int deployment, FleetLoad load) {
    return ALL_UNITS;
  }

  /**
   * Returns where a request goes: an index into the deployments of the fleet, {@link #REJECT} or
   * {@link #DEFER}.
   *
   * <p>Asked on arrival; again at the beginning of each epoch while it is deferred, and at its
   * latest start, when it may be deferred no longer; and again where its deployment failed. The
   * simulation fails on a deployment that the class may not run on and on a deferral that is not
   * allowed: those are mistakes of the policy. A request sent to a deployment that is down, or
   * whose queue is full, is turned away.
   */
  int dispatch(SimulatedRequest request, FleetLoad load);
}
