package io.slit.server.planning;

import io.slit.core.plan.PublishedPlan;
import io.slit.core.search.Gap;
import io.slit.core.workload.Epoch;
import java.util.List;

/** Makes the plan of an epoch. Called by one thread at a time; may take seconds. */
@FunctionalInterface
public interface Planner {
  /**
   * Returns the plan of an epoch.
   *
   * @throws RuntimeException if there is none; the message says why
   */
  PublishedPlan plan(Epoch epoch);

  /**
   * Learns what the plans after the first one need, so that none of them has to: called once, when
   * the first plan is in force. May take seconds.
   *
   * @param epoch that is running
   */
  default void prepare(Epoch epoch) {}

  /**
   * Returns how far the run that made a recent plan may be from the possible, by objective; nothing
   * where that is not known. Safe for several threads.
   */
  default List<Gap> gapsOf(String planId) {
    return List.of();
  }
}
