package io.slit.core.simulation;

/**
 * What an operator can see of the fleet at this moment, and nothing of the future: no output length
 * and no service time of a request that is not finished.
 *
 * <p>Deployments are numbered as in the fleet.
 */
public interface FleetLoad {
  /** Returns the time since the start of the simulation, in s. */
  double nowSeconds();

  /** Returns how many deployments there are. */
  int deployments();

  /** Returns the requests that wait at a deployment for a place on a replica, or for prefill. */
  int waiting(int deployment);

  /** Returns the requests in decode on the replicas of a deployment. */
  int running(int deployment);

  /**
   * Returns the tokens that a deployment holds: prompts of waiting and running requests, and what
   * the running ones had generated when their replica last changed its batch.
   */
  long outstandingTokens(int deployment);

  /** Tells whether a deployment is up. */
  boolean healthy(int deployment);

  /** Returns the replicas of a deployment that serve now: powered, started, not about to go off. */
  int replicas(int deployment);

  /** Returns the units of a deployment that draw power now, starting ones included. */
  int poweredUnits(int deployment);

  /** Returns the requests that all serving replicas of a deployment take into decode together. */
  int slots(int deployment);
}
