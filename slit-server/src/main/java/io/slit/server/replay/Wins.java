package io.slit.server.replay;

import io.slit.server.replay.PairedBootstrap.Interval;
import io.slit.server.replay.ReplayTable.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which of SLIT's operating points is nowhere worse than a baseline, and by how much its carbon is
 * less: the honest form of "saves so much".
 *
 * <p>Nowhere worse: in the mean over scenes, the 95th percentile of TTFT, water and cost are not
 * above the baseline's by more than {@value #TOLERANCE} of it.
 */
public final class Wins {
  /** What counts as no worse: half a percent. */
  public static final double TOLERANCE = 0.005;

  private static final List<Metric> KEPT =
      List.of(Metric.TTFT_P95_MS, Metric.CONTROLLABLE_WATER_L, Metric.CONTROLLABLE_COST_USD);

  private Wins() {}

  /**
   * A baseline and the point that beats it.
   *
   * @param point nothing where every point is worse somewhere
   * @param carbon difference of controllable carbon from the baseline
   */
  public record Win(String baseline, Optional<String> point, Optional<Interval> carbon) {}

  /** Returns what becomes of every feasible baseline of a table. */
  public static List<Win> of(ReplayTable table, List<CellResult> results) {
    List<Win> wins = new ArrayList<>();
    for (Row baseline : table.rows()) {
      if (baseline.isRanked() && !baseline.isOwn() && baseline.isFeasible()) {
        wins.add(win(table, baseline, results));
      }
    }
    return wins;
  }

  private static Win win(ReplayTable table, Row baseline, List<CellResult> results) {
    Optional<Row> best =
        table.rows().stream()
            .filter(Row::isOwn)
            .filter(row -> KEPT.stream().allMatch(metric -> isNoWorse(row, baseline, metric)))
            .min(Comparator.comparingDouble(Wins::carbon))
            .filter(row -> carbon(row) < carbon(baseline));
    return new Win(
        baseline.policy(),
        best.map(Row::policy),
        best.flatMap(
            row ->
                PairedBootstrap.of(
                    cells(results, table, baseline.policy()),
                    cells(results, table, row.policy()),
                    Metric.CONTROLLABLE_CARBON_KG)));
  }

  private static double carbon(Row row) {
    return row.find(Metric.CONTROLLABLE_CARBON_KG).orElse(Double.MAX_VALUE);
  }

  private static boolean isNoWorse(Row one, Row other, Metric metric) {
    double allowed = other.find(metric).orElse(Double.NaN) * (1 + TOLERANCE);
    return one.find(metric).orElse(Double.MAX_VALUE) <= allowed;
  }

  private static List<CellResult> cells(
      List<CellResult> results, ReplayTable table, String policy) {
    return results.stream()
        .filter(one -> one.cell().load() == table.load() && one.cell().policy().equals(policy))
        .toList();
  }
}
