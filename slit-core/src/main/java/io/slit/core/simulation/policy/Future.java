package io.slit.core.simulation.policy;

import io.slit.core.environment.Environment;
import io.slit.core.workload.Demand;
import io.slit.core.workload.Epoch;

/** What will really be. Only oracles are shown it. */
public interface Future {
  /** Returns the mean demand of an epoch. */
  Demand demand(Epoch epoch);

  /** Returns the conditions of an epoch. */
  Environment environment(Epoch epoch);
}
