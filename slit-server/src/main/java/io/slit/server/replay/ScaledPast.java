package io.slit.server.replay;

import io.slit.core.spi.PastDemand;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Epoch;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** A past whose rates are multiplied, each class by a factor. */
record ScaledPast(PastDemand past, ToDoubleFunction<ClassId> factor) implements PastDemand {
  @Override
  public Instant now() {
    return past.now();
  }

  @Override
  public Collection<ClassId> classes() {
    return past.classes();
  }

  @Override
  public Optional<Double> ratePerSecond(ClassId requestClass, Epoch epoch) {
    double times = factor.applyAsDouble(requestClass);
    return past.ratePerSecond(requestClass, epoch).map(rate -> rate * times);
  }
}
