package io.slit.server.cli;

import io.slit.core.allocation.AllocationAnswer;
import io.slit.core.allocation.AllocationInstance;
import io.slit.core.allocation.Goal;
import io.slit.server.json.SolvedJson;
import io.slit.server.reports.FrontFiles;
import io.slit.server.solve.AllocationReader;
import io.slit.server.solve.GoalFlags;
import io.slit.server.solve.Solved;
import io.slit.server.solve.SolvedCsv;
import io.slit.server.solve.SolvedText;
import io.slit.server.solve.Solvers;
import io.slit.server.solve.Solving;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Solves an instance of the linear allocation problem exactly. */
@Command(
    name = "solve",
    mixinStandardHelpOptions = true,
    description = {
      "Allocates queries of areas to sites, hour by hour, exactly: constant energy per token, on-site renewables, grid limits, capacities, a water cap and delay caps (Green-LLM's problem).",
      "Shows the front of a metaheuristic beside the optimum, and how far it is from it. slit-server/docs/SOLVE.md has the format of an instance."
    },
    footer = {
      "",
      "Terms: energy, carbon and delay (USD: price, carbon tax, delay penalty), facility_kwh,"
          + " grid_kwh, carbon_kg, water_l, mean_delay_ms.",
      "",
      "Examples:",
      "  slit solve slit-server/docs/instances/two-by-two.json",
      "  slit solve instance.json --objective energy=1,carbon=1,delay=1 --json",
      "  slit solve instance.json --objective carbon_kg --no-front --csv allocation.csv",
      "  slit solve instance.json --lexicographic carbon,delay --budget 5000 --out solved",
      "",
      "Exit codes: 0 done, 1 failure, 2 bad usage or instance, 4 no allocation keeps all limits."
    })
final class SolveCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "INSTANCE", description = "a JSON or YAML file")
  private Path file = Path.of("");

  @Option(
      names = "--objective",
      paramLabel = "TERM=WEIGHT,...",
      description =
          "minimise a weighted sum, or one term by its name (default: energy=1,carbon=1,delay=1)")
  private @Nullable String objective;

  @Option(
      names = "--lexicographic",
      paramLabel = "TERMS",
      description = "minimise the first term, then the second among its optima, and so on")
  private @Nullable String lexicographic;

  @Option(
      names = "--front",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "search a front by the metaheuristic as well (default; --no-front: do not)")
  private boolean front = true;

  @Option(
      names = "--budget",
      paramLabel = "COUNT",
      defaultValue = "2000",
      description =
          "allocations that the metaheuristic may judge, in [1, 10000000] (default:"
              + " ${DEFAULT-VALUE})")
  private int budget = 2000;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "of the metaheuristic (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--solver",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "glop, ojalgo, or auto: glop where its native code is (default)")
  private String solver = "auto";

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Option(names = "--csv", paramLabel = "FILE", description = "write the allocation as CSV")
  private @Nullable Path csv;

  @Option(
      names = "--out",
      paramLabel = "DIRECTORY",
      description = "write solved.json, allocation.csv, sites.csv and front.csv")
  private @Nullable Path out;

  @Override
  public Integer call() {
    Goal goal = goal();
    if (budget < 1 || budget > 10_000_000) {
      throw new IllegalArgumentException(
          "--budget %d: it must be in [1, 10000000].".formatted(budget));
    }
    AllocationInstance instance = AllocationReader.read(file);
    GoalFlags.requireMeaning(goal, instance);
    Optional<Solving.FrontSearch> search =
        front ? Optional.of(new Solving.FrontSearch(budget, seed)) : Optional.empty();
    Solved solved = Solving.solve(instance, goal, Solvers.get(solver), search);
    write(solved);
    PrintWriter to = CommandLines.present(spec).commandLine().getOut();
    to.print(json ? SolvedJson.write(solved) + "\n" : SolvedText.of(solved));
    to.flush();
    return solved.answer() instanceof AllocationAnswer.Infeasible
        ? ExitCode.NO_PLAN_LEFT
        : ExitCode.OK;
  }

  private Goal goal() {
    if (objective != null && lexicographic != null) {
      throw new IllegalArgumentException(
          "--objective weighs terms and --lexicographic orders them. Keep one of the two.");
    }
    return lexicographic != null
        ? GoalFlags.lexicographic(lexicographic)
        : GoalFlags.weighted(objective == null ? "energy=1,carbon=1,delay=1" : objective);
  }

  private void write(Solved solved) {
    if (out != null) {
      FrontFiles.write(out.resolve("solved.json"), SolvedJson.write(solved));
    }
    if (solved.answer() instanceof AllocationAnswer.Optimal optimal) {
      String routes = SolvedCsv.routes(solved.instance(), optimal.allocation());
      if (csv != null) {
        FrontFiles.write(csv, routes);
      }
      if (out != null) {
        Path directory = out;
        FrontFiles.write(directory.resolve("allocation.csv"), routes);
        FrontFiles.write(
            directory.resolve("sites.csv"),
            SolvedCsv.sites(solved.instance(), optimal.allocation()));
        solved
            .front()
            .ifPresent(
                one -> FrontFiles.write(directory.resolve("front.csv"), SolvedCsv.front(one)));
      }
    }
  }
}
