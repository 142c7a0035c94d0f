package io.slit.server.replay;

import io.slit.core.environment.Environment;
import io.slit.core.environment.PastConditions;
import io.slit.core.simulation.policy.Future;
import io.slit.core.simulation.policy.Timeline;
import io.slit.core.spi.PastDemand;
import io.slit.core.workload.Demand;
import io.slit.core.workload.Epoch;
import java.time.Instant;

/**
 * A replayed time at a load.
 *
 * @param factor on all rates
 */
record ReplayedTime(Traffic traffic, ReplayedConditions conditions, double factor)
    implements Timeline {
  @Override
  public PastConditions conditionsUpTo(Instant now) {
    return conditions.upTo(now);
  }

  @Override
  public PastDemand demandUpTo(Instant now) {
    return new ScaledPast(traffic.upTo(now), any -> factor);
  }

  @Override
  public Future future() {
    return new Future() {
      @Override
      public Demand demand(Epoch epoch) {
        return traffic.over(epoch).times(factor);
      }

      @Override
      public Environment environment(Epoch epoch) {
        return conditions.at(epoch.start());
      }
    };
  }
}
