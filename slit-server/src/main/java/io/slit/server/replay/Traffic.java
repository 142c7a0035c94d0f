package io.slit.server.replay;

import io.slit.core.simulation.RequestSource;
import io.slit.core.spi.PastDemand;
import io.slit.core.workload.Demand;
import io.slit.core.workload.Epoch;
import java.time.Instant;
import java.util.Optional;

/** The requests of a replayed time: their rates, and each of them. Thread-safe. */
interface Traffic {
  /** Returns the one window that is replayed, where it is not sampled. */
  default Optional<ReplayWindow> whole() {
    return Optional.empty();
  }

  /** Returns the mean rates of an epoch. */
  Demand over(Epoch epoch);

  /** Returns the rates up to an instant, and nothing later. */
  PastDemand upTo(Instant now);

  /**
   * Returns the requests of a window; the same for every policy.
   *
   * @param factor on all rates
   * @param seed of what is drawn at random
   */
  RequestSource requests(ReplayWindow window, double factor, long seed);
}
