package io.slit.server.footprint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of requests whose outcomes were reported. It is controllable footprint only: the GPU
 * energy of the requests themselves, times PUE, under the conditions that the site really had.
 *
 * @param requests how many of which kind
 * @param known footprint of those whose energy and conditions are known
 * @param compared footprint of those that could be compared with baselines too
 * @param baselines what the compared ones would have taken, by baseline
 * @param tpot times per token beside their estimates
 */
public record Realised(
    Requests requests, Amounts known, Amounts compared, Map<String, Amounts> baselines, Tpot tpot) {
  /** No request. */
  public static final Realised NONE =
      new Realised(new Requests(0, 0, 0, 0, 0), Amounts.ZERO, Amounts.ZERO, Map.of(), Tpot.NONE);

  /** Copies the map, keeping its order. */
  public Realised {
    baselines = Collections.unmodifiableMap(new LinkedHashMap<>(baselines));
  }

  /**
   * Numbers of requests.
   *
   * @param completed answered
   * @param unsuccessful failed or dropped
   * @param measured of the completed, those whose energy was metered
   * @param estimated of the completed, those whose energy is the serving model's for their own
   *     tokens
   * @param compared of the completed, those compared with baselines
   */
  public record Requests(
      long completed, long unsuccessful, long measured, long estimated, long compared) {
    /** Returns the completed ones of which no footprint is known. */
    public long unknown() {
      return completed - measured - estimated;
    }

    Requests plus(Requests other) {
      return new Requests(
          completed + other.completed,
          unsuccessful + other.unsuccessful,
          measured + other.measured,
          estimated + other.estimated,
          compared + other.compared);
    }
  }

  /**
   * Sums of times per output token, of requests that have an estimate.
   *
   * @param outcomes how many
   * @param millis sum of what they took
   * @param estimateMillis sum of what they were expected to take
   */
  public record Tpot(long outcomes, double millis, double estimateMillis) {
    static final Tpot NONE = new Tpot(0, 0, 0);

    Tpot plus(Tpot other) {
      return new Tpot(
          outcomes + other.outcomes, millis + other.millis, estimateMillis + other.estimateMillis);
    }
  }

  Realised plus(Realised other) {
    Map<String, Amounts> sums = new LinkedHashMap<>(baselines);
    other.baselines.forEach((name, amounts) -> sums.merge(name, amounts, Amounts::plus));
    return new Realised(
        requests.plus(other.requests),
        known.plus(other.known),
        compared.plus(other.compared),
        sums,
        tpot.plus(other.tpot));
  }
}
