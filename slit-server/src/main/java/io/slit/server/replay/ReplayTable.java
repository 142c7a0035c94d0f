package io.slit.server.replay;

import io.slit.core.simulation.policy.Idle;
import io.slit.core.simulation.policy.Information;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The policies of a replay at one load beside each other: means over scenes, and paired differences
 * from the best feasible baseline.
 *
 * <p>A policy is feasible where it answers nearly all requests that arrive and misses SLOs no more
 * than {@link #MOST_MISSES} in the mean. The reference is the feasible policy with the least
 * controllable carbon that is neither one of SLIT's own, nor an oracle, nor the idle fleet.
 */
public final class ReplayTable {
  /** Part of first tokens that may be late. */
  public static final double MOST_MISSES = 0.05;

  /** Part of arrivals that must get a first token in the same time. */
  public static final double LEAST_ANSWERED = 0.97;

  private final double load;
  private final List<Row> rows;
  private final Optional<String> reference;

  /**
   * A policy at a load.
   *
   * @param means over scenes, of metrics that are known in all of them
   * @param differences from the reference in percent of its mean; empty without a reference
   */
  public record Row(
      String policy,
      Information information,
      int scenes,
      Map<Metric, Double> means,
      Map<Metric, PairedBootstrap.Interval> differences) {
    /** Copies the maps. */
    public Row {
      means = new LinkedHashMap<>(means);
      differences = new LinkedHashMap<>(differences);
    }

    /** Returns a mean, where it is known. */
    public OptionalDouble find(Metric metric) {
      Double value = means.get(metric);
      return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Tells whether it answers its requests in time. */
    public boolean isFeasible() {
      return find(Metric.SLO_MISS_SHARE).orElse(1) <= MOST_MISSES
          && find(Metric.ANSWERED_SHARE).orElse(0) >= LEAST_ANSWERED
          && find(Metric.REQUESTS_REJECTED).orElse(1) == 0;
    }

    /** Tells whether it competes: the idle fleet and oracles do not. */
    public boolean isRanked() {
      return information != Information.ORACLE && !policy.equals(new Idle().name());
    }

    /** Tells whether it is one of SLIT's own operating points. */
    public boolean isOwn() {
      return policy.startsWith("slit-") && !policy.equals("slit-style");
    }
  }

  private ReplayTable(double load, List<Row> rows, Optional<String> reference) {
    this.load = load;
    this.rows = List.copyOf(rows);
    this.reference = reference;
  }

  /**
   * Returns the tables of all loads, in order.
   *
   * @param results in the order of the policies
   * @param wanted the reference, or nothing for the best feasible baseline
   */
  public static List<ReplayTable> of(List<CellResult> results, Optional<String> wanted) {
    Map<Double, Map<String, List<CellResult>>> byLoad = new LinkedHashMap<>();
    for (CellResult result : results) {
      byLoad
          .computeIfAbsent(result.cell().load(), any -> new LinkedHashMap<>())
          .computeIfAbsent(result.cell().policy(), any -> new ArrayList<>())
          .add(result);
    }
    List<ReplayTable> tables = new ArrayList<>();
    byLoad.forEach((load, byPolicy) -> tables.add(of(load, byPolicy, wanted)));
    return tables;
  }

  private static ReplayTable of(
      double load, Map<String, List<CellResult>> byPolicy, Optional<String> wanted) {
    List<Row> plain = new ArrayList<>();
    byPolicy.forEach((name, cells) -> plain.add(row(name, cells, List.of())));
    Optional<String> reference = wanted.filter(byPolicy::containsKey).or(() -> best(plain));
    List<Row> rows = new ArrayList<>();
    byPolicy.forEach(
        (name, cells) ->
            rows.add(
                row(
                    name,
                    cells,
                    reference
                        .map(one -> byPolicy.getOrDefault(one, List.of()))
                        .orElse(List.of()))));
    return new ReplayTable(load, rows, reference);
  }

  private static Optional<String> best(List<Row> rows) {
    return rows.stream()
        .filter(row -> row.isRanked() && !row.isOwn() && row.isFeasible())
        .min(
            Comparator.comparingDouble(
                row -> row.find(Metric.CONTROLLABLE_CARBON_KG).orElse(Double.MAX_VALUE)))
        .map(Row::policy);
  }

  private static Row row(String name, List<CellResult> cells, List<CellResult> reference) {
    Map<Metric, Double> means = new LinkedHashMap<>();
    Map<Metric, PairedBootstrap.Interval> differences = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      if (cells.stream().allMatch(cell -> cell.find(metric).isPresent())) {
        means.put(
            metric,
            cells.stream()
                .mapToDouble(cell -> cell.find(metric).orElseThrow())
                .average()
                .orElseThrow());
      }
      PairedBootstrap.of(reference, cells, metric)
          .ifPresent(interval -> differences.put(metric, interval));
    }
    return new Row(name, cells.get(0).information(), cells.size(), means, differences);
  }

  /** Returns the load. */
  public double load() {
    return load;
  }

  /** Returns the policies, the idle fleet first. */
  public List<Row> rows() {
    return rows;
  }

  /** Returns the name of the policy that differences are from, where one is feasible. */
  public Optional<String> reference() {
    return reference;
  }
}
