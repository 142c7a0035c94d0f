package io.slit.core.spi;

import io.slit.core.workload.ClassId;
import io.slit.core.workload.Epoch;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** The demand that was seen up to now, and nothing later. */
public interface PastDemand {
  /** Returns the instant up to which demand is known. */
  Instant now();

  /** Returns the classes that were seen. */
  Collection<ClassId> classes();

  /**
   * Returns the mean rate of a class over a past epoch in requests per second, where it is known.
   *
   * @throws IllegalArgumentException if the epoch ends after {@link #now()}
   */
  Optional<Double> ratePerSecond(ClassId requestClass, Epoch epoch);

  /** Refuses an epoch that is not over at {@link #now()}; for implementations. */
  default void requirePast(Epoch epoch) {
    if (epoch.end().isAfter(now())) {
      throw new IllegalArgumentException(
          "The demand up to %s was asked for at %s. Only the past is known."
              .formatted(epoch.end(), now()));
    }
  }
}
