package io.slit.server.replay;

import io.slit.core.simulation.policy.Information;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a policy did in a cell.
 *
 * @param information that it declared
 * @param metrics by metric; one that is not known is absent
 * @param ttftMillis quantiles of the time to first token, 0 % to 100 % in steps of 1 %
 * @param flows where requests went
 */
public record CellResult(
    Cell cell,
    Information information,
    Map<Metric, Double> metrics,
    List<Double> ttftMillis,
    List<SiteFlow> flows) {
  /** Steps of the quantiles. */
  public static final int QUANTILES = 101;

  /** Copies the collections. */
  public CellResult {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    ttftMillis = List.copyOf(ttftMillis);
    flows = List.copyOf(flows);
  }

  /** Returns a metric, where it is known. */
  public OptionalDouble find(Metric metric) {
    Double value = metrics.get(metric);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /**
   * What went to a site in an hour, and why.
   *
   * @param hourUtc hour of the day
   * @param site name of the site
   * @param requests sent there
   * @param gramsPerKwh carbon intensity of its electricity
   * @param usdPerMwh price of its electricity
   */
  public record SiteFlow(
      int hourUtc, String site, long requests, double gramsPerKwh, double usdPerMwh) {}
}
