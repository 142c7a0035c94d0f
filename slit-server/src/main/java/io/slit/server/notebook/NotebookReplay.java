package io.slit.server.notebook;

import io.slit.core.simulation.policy.Information;
import io.slit.server.Workbench;
import io.slit.server.config.SearchLimit;
import io.slit.server.microgrid.Microgrids;
import io.slit.server.replay.CellResult;
import io.slit.server.replay.Metric;
import io.slit.server.replay.Mix;
import io.slit.server.replay.PairedBootstrap;
import io.slit.server.replay.PlannerModel;
import io.slit.server.replay.ReplayOrder;
import io.slit.server.replay.ReplayParquet;
import io.slit.server.replay.ReplayTable;
import io.slit.server.replay.Sampling;
import io.slit.server.replay.Wins;
import io.slit.server.whatif.WhatIf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A day that was replayed in the simulator under some policies, to look at in a notebook. */
public final class NotebookReplay {
  private static final int EVALUATIONS = 4000;
  private static final double SECONDS_PER_HOUR = 3600;
  private static final double HOURS = 24;
  private static final String REFERENCE = "greedy-carbon";

  private final ReplayOrder order;
  private final List<CellResult> results;
  private final ReplayTable table;

  /** What is to be replayed. */
  record Wish(double load, int seeds, List<String> policies) {}

  private NotebookReplay(ReplayOrder order, List<CellResult> results) {
    this.order = order;
    this.results = results;
    this.table = ReplayTable.of(results, Optional.of(REFERENCE)).get(0);
  }

  /** Replays a day from an instant on. */
  static NotebookReplay ofDay(Workbench bench, Instant from, Wish wish) {
    ReplayOrder order =
        new ReplayOrder(
            List.of(from),
            Duration.ofDays(1),
            wish.policies(),
            List.of(wish.load()),
            wish.seeds(),
            Mix.OF_SCENARIO,
            Sampling.STANDARD,
            new SearchLimit.Evaluations(EVALUATIONS),
            PlannerModel.LEARNED,
            WhatIf.NONE,
            Microgrids.NONE,
            ReplayOrder.OF_SCENARIO);
    try {
      Path cells = Files.createTempDirectory("replayed-day");
      return new NotebookReplay(order, bench.replay(order).replay(cells).run(1, progress -> {}));
    } catch (IOException e) {
      throw new UncheckedIOException("There is no room for the cells of a replay.", e);
    }
  }

  /** Returns how many scenes every policy met. */
  public int scenes() {
    return order.seeds();
  }

  /** Returns what each policy did, per hour; oracles last. */
  public HtmlTable table() {
    HtmlTable html =
        HtmlTable.of(
            "policy",
            "knows",
            "TTFT ms",
            "p95 ms",
            "late %",
            "carbon kg/h",
            "above idle kg/h",
            "water m3/h",
            "cost USD/h",
            "quality",
            "carbon above idle, against " + REFERENCE);
    for (boolean oracles : new boolean[] {false, true}) {
      for (ReplayTable.Row row : table.rows()) {
        if (row.information() == Information.ORACLE == oracles) {
          add(html, row);
        }
      }
    }
    return html;
  }

  private static void add(HtmlTable html, ReplayTable.Row row) {
    html.row(
        row.policy(),
        row.information().key(),
        cell(row, Metric.TTFT_MEAN_MS, 1),
        cell(row, Metric.TTFT_P95_MS, 1),
        cell(row, Metric.SLO_MISS_SHARE, 100),
        hourly(row, Metric.CARBON_KG, 1),
        hourly(row, Metric.CONTROLLABLE_CARBON_KG, 1),
        hourly(row, Metric.WATER_L, 1e-3),
        hourly(row, Metric.COST_USD, 1),
        cell(row, Metric.QUALITY, 1),
        Optional.ofNullable(row.differences().get(Metric.CONTROLLABLE_CARBON_KG))
            .map(NotebookReplay::text)
            .orElse(""));
  }

  private static String text(PairedBootstrap.Interval one) {
    return String.format(
        Locale.ROOT, "%+.1f %% [%+.1f, %+.1f]", one.percent(), one.low(), one.high());
  }

  private static Object cell(ReplayTable.Row row, Metric metric, double factor) {
    return row.find(metric).isPresent() ? (Object) (factor * row.find(metric).orElseThrow()) : "-";
  }

  private static Object hourly(ReplayTable.Row row, Metric metric, double factor) {
    return cell(row, metric, factor * SECONDS_PER_HOUR / row.find(Metric.MEASURED_S).orElseThrow());
  }

  /**
   * Returns the point of SLIT with the least carbon above idle among those that are no worse than a
   * baseline in p95 TTFT, water and cost, baseline by baseline.
   */
  public HtmlTable wins() {
    HtmlTable html = HtmlTable.of("baseline", "point", "carbon above idle");
    for (Wins.Win win : Wins.of(table, results)) {
      html.row(
          win.baseline(),
          win.point().orElse("every point is worse somewhere"),
          win.carbon().map(NotebookReplay::text).orElse("-"));
    }
    return html;
  }

  /** Returns an amount of a policy through the day, per hour. */
  public List<Chart.Point> hours(String policy, Metric metric) {
    List<Chart.Point> points = new ArrayList<>();
    for (CellResult one : results) {
      if (one.cell().policy().equals(policy)) {
        double hours = one.find(Metric.MEASURED_S).orElseThrow() / SECONDS_PER_HOUR;
        double factor = metric.isAmount() ? 1 / hours : 1;
        double at = (one.cell().seed() - 0.5) * HOURS / order.seeds();
        one.find(metric).ifPresent(value -> points.add(new Chart.Point(at, factor * value)));
      }
    }
    return points;
  }

  /** Returns a policy as a point of a chart, amounts per hour. */
  public List<Chart.Point> point(String policy, Metric x, Metric y) {
    return table.rows().stream()
        .filter(row -> row.policy().equals(policy))
        .map(row -> new Chart.Point(perHour(row, x), perHour(row, y)))
        .toList();
  }

  private static double perHour(ReplayTable.Row row, Metric metric) {
    double hours = row.find(Metric.MEASURED_S).orElseThrow() / SECONDS_PER_HOUR;
    return row.find(metric).orElseThrow() / (metric.isAmount() ? hours : 1);
  }

  /** Writes replay.parquet and flows.parquet; returns the directory. */
  public Path exportTables(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.write(directory.resolve("replay.parquet"), ReplayParquet.cells(order, results));
      Files.write(directory.resolve("flows.parquet"), ReplayParquet.flows(order, results));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException("Nothing can be written to %s.".formatted(directory), e);
    }
  }
}
