package io.slit.server.notebook;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.server.Workbench;
import io.slit.server.config.ConfigResolver;
import io.slit.server.config.ConfigSources;
import io.slit.server.config.SearchLimit;
import io.slit.server.config.ServerConfig;
import io.slit.server.planning.World;
import io.slit.server.reports.Exploration;
import io.slit.server.reports.FrontCsv;
import io.slit.server.reports.FrontFiles;
import io.slit.server.reports.Question;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A scenario and its predictor, to explore in a notebook. */
public final class NotebookWorld {
  private static final long SEED = 1;

  private final Workbench bench;

  private NotebookWorld(Workbench bench) {
    this.bench = bench;
  }

  /**
   * Opens the scenario {@code worldwide-14}, and trains a predictor if none is stored.
   *
   * @param home directory of the working copy
   * @param stateDir where models are stored
   */
  public static NotebookWorld open(Path home, Path stateDir) {
    ServerConfig config = config(home, stateDir);
    return new NotebookWorld(Workbench.open(config, line -> {}));
  }

  static ServerConfig config(Path home, Path stateDir) {
    Map<String, String> flags =
        Map.of(
            "scenario", home.resolve("datasets/worldwide-14/scenario.yaml").toString(),
            "state_dir", stateDir.toString());
    return ConfigResolver.resolve(new ConfigSources(flags, Map.of(), "none", List.of())).config();
  }

  /**
   * Finds the front of an epoch; the same one each time.
   *
   * @param at an instant such as {@code 2023-07-10T12:00:00Z}
   * @param evaluations plans that may be judged
   */
  public Exploration explore(String at, int evaluations) {
    return bench
        .explorer()
        .explore(Question.of(Instant.parse(at), new SearchLimit.Evaluations(evaluations), SEED));
  }

  /**
   * Replays a day in the simulator under some policies: each seed plays a random minute of its part
   * of the day. The same each time.
   *
   * @param date such as {@code 2023-07-10}, UTC
   * @param load part of capacity that the busiest epoch of the day needs
   * @param seeds parts of the day
   * @param policies by the names of {@code slit replay}
   */
  public NotebookReplay replayDay(String date, double load, int seeds, List<String> policies) {
    return NotebookReplay.ofDay(
        bench, Instant.parse(date + "T00:00:00Z"), new NotebookReplay.Wish(load, seeds, policies));
  }

  /** Returns the scenario and its tables. */
  public World world() {
    return bench.world();
  }

  /** Returns plans as points of a chart, of two objectives. */
  public static List<Chart.Point> points(List<EvaluatedPlan> plans, Objective x, Objective y) {
    return plans.stream()
        .map(plan -> new Chart.Point(plan.objectives().get(x), plan.objectives().get(y)))
        .toList();
  }

  /** Returns the picks and baselines of a front as a table. */
  public static HtmlTable table(Exploration front) {
    HtmlTable table =
        HtmlTable.of("plan", "TTFT ms", "carbon kg", "water L", "cost USD", "quality");
    front.selected().forEach((name, plan) -> row(table, name, plan.objectives()));
    front.baselines().forEach(plan -> row(table, plan.id(), plan.objectives()));
    return table;
  }

  private static void row(HtmlTable table, String name, ObjectiveVector values) {
    table.row(
        name,
        values.get(Objective.TTFT),
        values.get(Objective.CARBON) / 1000,
        values.get(Objective.WATER),
        values.get(Objective.COST),
        1 - values.get(Objective.QUALITY_LOSS));
  }

  /** Writes front.csv, front.parquet and front-shares.parquet; returns the directory. */
  public static Path exportTables(Exploration front, Path directory) {
    FrontFiles.write(directory.resolve("front.csv"), FrontCsv.write(front));
    FrontFiles.writeParquet(List.of(front), directory.resolve("front.parquet"));
    return directory;
  }
}
