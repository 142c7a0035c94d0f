package io.slit.server.replay;

import io.slit.core.simulation.policy.Information;
import io.slit.server.replay.ReplayTable.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tables of a replay as text for a terminal. */
public final class ReplayText {
  private static final double SECONDS_PER_HOUR = 3600;

  private ReplayText() {}

  /**
   * Returns the tables, one for each load, and what SLIT saves beside each baseline.
   *
   * @param results that the tables were made of
   */
  public static String of(List<ReplayTable> tables, List<CellResult> results) {
    StringBuilder text = new StringBuilder();
    for (ReplayTable table : tables) {
      append(text, table);
      text.append(PowerText.of(table));
      wins(text, Wins.of(table, results));
    }
    return text.toString();
  }

  private static void wins(StringBuilder text, List<Wins.Win> wins) {
    if (wins.stream().allMatch(win -> win.point().isEmpty())) {
      return;
    }
    text.append(
        "Controllable carbon of the best of SLIT's points whose p95 TTFT, water and cost are no"
            + " worse:\n");
    for (Wins.Win win : wins) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-18s %s%n",
              win.baseline(),
              win.carbon()
                  .map(one -> interval(one) + " by " + win.point().orElse(""))
                  .orElse("every point is worse somewhere")));
    }
    text.append("\n");
  }

  /** One scene has no interval. */
  private static String interval(PairedBootstrap.Interval one) {
    return one.pairs() < 2
        ? String.format(Locale.ROOT, "%+.1f %%", one.percent())
        : String.format(
            Locale.ROOT, "%+.1f %% [%+.1f, %+.1f]", one.percent(), one.low(), one.high());
  }

  private static void append(StringBuilder text, ReplayTable table) {
    text.append(
        String.format(
            Locale.ROOT,
            "Load %.2f. Differences are from %s%s.%n",
            table.load(),
            table.reference().orElse("nothing: no baseline is feasible"),
            table.rows().stream().anyMatch(row -> row.scenes() > 1)
                ? ", with 95 % intervals over paired scenes"
                : ""));
    text.append(
        String.format(
            "%-18s %-8s %9s %9s %7s %9s %10s %9s %9s %10s %8s  %s%n",
            "policy",
            "knows",
            "ttft ms",
            "p95 ms",
            "missed",
            "kg/h",
            "ctrl kg/h",
            "m3/h",
            "USD/h",
            "g/1k tok",
            "quality",
            "ctrl carbon"));
    for (Row row : table.rows()) {
      if (row.information() != Information.ORACLE) {
        text.append(line(row));
      }
    }
    text.append("Bounds, not ranked:\n");
    for (Row row : table.rows()) {
      if (row.information() == Information.ORACLE) {
        text.append(line(row));
      }
    }
    text.append("\n");
  }

  private static String line(Row row) {
    return String.format(
        Locale.ROOT,
        "%-18s %-8s %9s %9s %7s %9s %10s %9s %9s %10s %8s  %s%n",
        row.policy() + (row.isRanked() && !row.isFeasible() ? " *" : ""),
        row.information().key(),
        number(row, Metric.TTFT_MEAN_MS, 1, "%.0f"),
        number(row, Metric.TTFT_P95_MS, 1, "%.0f"),
        number(row, Metric.SLO_MISS_SHARE, 100, "%.2f%%"),
        hourly(row, Metric.CARBON_KG, 1, "%.1f"),
        hourly(row, Metric.CONTROLLABLE_CARBON_KG, 1, "%.1f"),
        hourly(row, Metric.WATER_L, 1e-3, "%.3f"),
        hourly(row, Metric.COST_USD, 1, "%.2f"),
        number(row, Metric.CARBON_G_PER_1K, 1, "%.4f"),
        number(row, Metric.QUALITY, 1, "%.4f"),
        difference(row, Metric.CONTROLLABLE_CARBON_KG));
  }

  private static String number(Row row, Metric metric, double factor, String format) {
    return row.find(metric).isPresent()
        ? String.format(Locale.ROOT, format, factor * row.find(metric).orElseThrow())
        : "-";
  }

  private static String hourly(Row row, Metric metric, double factor, String format) {
    double hours = row.find(Metric.MEASURED_S).orElse(SECONDS_PER_HOUR) / SECONDS_PER_HOUR;
    return number(row, metric, factor / hours, format);
  }

  private static String difference(Row row, Metric metric) {
    return Optional.ofNullable(row.differences().get(metric)).map(ReplayText::interval).orElse("");
  }
}
