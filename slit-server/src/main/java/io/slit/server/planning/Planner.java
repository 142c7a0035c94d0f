package io.slit.server.planning;

import io.slit.core.plan.PublishedPlan;
import io.slit.core.workload.Epoch;

/** Makes the plan of an epoch. Called by one thread at a time; may take seconds. */
@FunctionalInterface
public interface Planner {
  /**
   * Returns the plan of an epoch.
   *
   * @throws RuntimeException if there is none; the message says why
   */
  PublishedPlan plan(Epoch epoch);
}
