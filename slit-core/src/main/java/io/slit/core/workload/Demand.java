package io.slit.core.workload;

import io.slit.core.units.Require;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Arrival rate of every request class over an epoch, in requests per second. Immutable. */
public final class Demand {
  private final Map<ClassId, Double> ratesPerSecond;

  private Demand(Map<ClassId, Double> ratesPerSecond) {
    this.ratesPerSecond = ratesPerSecond;
  }

  /**
   * Returns the demand of these rates.
   *
   * @throws IllegalArgumentException if a rate is negative or not finite
   */
  public static Demand of(Map<ClassId, Double> ratesPerSecond) {
    Map<ClassId, Double> copy = new LinkedHashMap<>(ratesPerSecond);
    copy.forEach(
        (id, rate) ->
            Require.atLeast(0, rate, "rate of " + id + " per second", "0 means no request."));
    return new Demand(Collections.unmodifiableMap(copy));
  }

  /** Returns the rate of a class in requests per second; 0 for a class that is not named. */
  public double ratePerSecond(ClassId id) {
    return ratesPerSecond.getOrDefault(id, 0.0);
  }

  /** Returns the rates by class, in order. */
  public Map<ClassId, Double> ratesPerSecond() {
    return ratesPerSecond;
  }

  /** Returns the rate of all classes together, in requests per second. */
  public double totalPerSecond() {
    return ratesPerSecond.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Returns this demand with every rate times a factor. */
  public Demand times(double factor) {
    Map<ClassId, Double> scaled = new LinkedHashMap<>(ratesPerSecond);
    scaled.replaceAll((id, rate) -> rate * factor);
    return of(scaled);
  }
}
