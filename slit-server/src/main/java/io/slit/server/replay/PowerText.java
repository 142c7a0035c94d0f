package io.slit.server.replay;

import io.slit.server.replay.ReplayTable.Row;
import java.util.List;
import java.util.Locale;

/** What became of the energy of each policy where sites have energy of their own, as text. */
final class PowerText {
  private static final double SECONDS_PER_HOUR = 3600;
  private static final List<Metric> HOURLY =
      List.of(
          Metric.FACILITY_KWH,
          Metric.GRID_KWH,
          Metric.RENEWABLE_KWH,
          Metric.CURTAILED_KWH,
          Metric.BATTERY_IN_KWH,
          Metric.BATTERY_OUT_KWH,
          Metric.OVER_LIMIT_KWH);

  private PowerText() {}

  /** Returns the table of a load; empty where no site has energy of its own. */
  static String of(ReplayTable table) {
    if (table.rows().stream().noneMatch(row -> row.find(Metric.GRID_KWH).isPresent())) {
      return "";
    }
    StringBuilder text =
        new StringBuilder(
            "With energy of the sites' own, in kWh/h (bat: into and out of batteries):\n");
    text.append(
        String.format(
            "%-18s %9s %9s %9s %9s %8s %8s %8s %7s %8s %8s %8s %9s%n",
            "policy",
            "facility",
            "grid",
            "renewable",
            "curtailed",
            "bat in",
            "bat out",
            "over",
            "cycles",
            "offset",
            "kg/h",
            "m3/h",
            "USD/h"));
    table.rows().forEach(row -> text.append(line(row)));
    return text.append("\n").toString();
  }

  private static String line(Row row) {
    StringBuilder line = new StringBuilder(String.format("%-18s", row.policy()));
    for (int i = 0; i < HOURLY.size(); i++) {
      line.append(String.format(i < 4 ? " %9s" : " %8s", hourly(row, HOURLY.get(i), 1, "%.1f")));
    }
    return line.append(
            String.format(
                " %7s %8s %8s %8s %9s%n",
                number(row, Metric.BATTERY_CYCLES, 1, "%.2f"),
                number(row, Metric.RENEWABLE_OFFSET_SHARE, 100, "%.1f%%"),
                hourly(row, Metric.MICROGRID_CARBON_KG, 1, "%.1f"),
                hourly(row, Metric.MICROGRID_WATER_L, 1e-3, "%.3f"),
                hourly(row, Metric.MICROGRID_COST_USD, 1, "%.2f")))
        .toString();
  }

  private static String hourly(Row row, Metric metric, double factor, String format) {
    double hours = row.find(Metric.MEASURED_S).orElse(SECONDS_PER_HOUR) / SECONDS_PER_HOUR;
    return number(row, metric, factor / hours, format);
  }

  private static String number(Row row, Metric metric, double factor, String format) {
    return row.find(metric).isPresent()
        ? String.format(Locale.ROOT, format, factor * row.find(metric).orElseThrow())
        : "-";
  }
}
