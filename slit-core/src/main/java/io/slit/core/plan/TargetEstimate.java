package io.slit.core.plan;

import io.slit.core.impact.Footprint;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.units.Latency;
import io.slit.core.units.Money;
import io.slit.core.units.Share;
import java.util.Optional;

/**
 * What one mean request of a class is expected to take at a deployment, under the plan's own load.
 *
 * @param ttft mean time to first token: network, queue and prefill
 * @param ttftP95 its 95th percentile
 * @param tpot mean time per output token
 * @param footprint marginal footprint of the request: its own GPU energy, without idle nodes
 * @param quality score of the model on the task
 * @param basis what the serving estimate stands on
 * @param band where the model expects 80 % of measurements to lie; nothing where it does not say
 */
public record TargetEstimate(
    Latency ttft,
    Latency ttftP95,
    Latency tpot,
    Footprint footprint,
    Share quality,
    ServingEstimate.Basis basis,
    Optional<Band> band) {
  /**
   * The 80 % interval of the serving model at the replica. Network and queue are taken as expected,
   * and so are the conditions at the site.
   *
   * @param ttftSeconds of the mean time to first token
   * @param tpotSeconds of the mean time per output token
   * @param energyFactor of energy, and of what follows from it: carbon, water, cost
   */
  public record Band(Range ttftSeconds, Range tpotSeconds, Range energyFactor) {}

  /** From, to. */
  public record Range(double low, double high) {
    /** Checks the order. */
    public Range {
      if (!(low <= high)) {
        throw new IllegalArgumentException(
            "The lower end %s must not be above the upper end %s.".formatted(low, high));
      }
    }

    /** Returns both ends times a number that is not negative. */
    public Range times(double factor) {
      return new Range(low * factor, high * factor);
    }

    /** Returns both ends moved up. */
    public Range plus(double shift) {
      return new Range(low + shift, high + shift);
    }
  }

  /** Makes an estimate without an interval. */
  public TargetEstimate(
      Latency ttft,
      Latency ttftP95,
      Latency tpot,
      Footprint footprint,
      Share quality,
      ServingEstimate.Basis basis) {
    this(ttft, ttftP95, tpot, footprint, quality, basis, Optional.empty());
  }

  /** Returns what the request is expected to cost. */
  public Money cost() {
    return footprint.cost();
  }
}
