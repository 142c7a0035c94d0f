package io.slit.core.simulation;

/** What a policy may know of a request: all but its output length. A view, see Dispatcher. */
public interface SimulatedRequest {
  /** Returns its number, counted from 0 in the order of arrival. */
  long id();

  /** Returns when it arrived, in s since the start of the simulation. */
  double arrivalSeconds();

  /** Returns its class, an index into the classes of the setting. */
  int classIndex();

  /** Returns its origin, an index into {@link SimulationSetting#origins()}. */
  int originIndex();

  /** Returns the tokens of its prompt. */
  int inputTokens();

  /** Returns how it may be treated. */
  ServiceKind service();

  /**
   * Returns when it must start at the latest, in s since the start of the simulation; its arrival
   * where it is not deferrable.
   */
  double latestStartSeconds();

  /** Tells whether {@link Dispatcher#DEFER} is allowed now. */
  boolean mayDefer();

  /** Returns how often it was sent to a deployment that failed before it was done. */
  int failedAttempts();
}
