package io.slit.server.cli;

import io.slit.predictor.evaluation.HoldOut;
import io.slit.server.bench.ForecastBench;
import io.slit.server.bench.ForecastFigures;
import io.slit.server.bench.ForecastText;
import io.slit.server.bench.PredictorBench;
import io.slit.server.config.ServerConfig;
import io.slit.server.json.FiguresJson;
import io.slit.server.planning.World;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints how good and how fast serving estimates are, on measurements that were held out. */
@Command(
    name = "predictor",
    mixinStandardHelpOptions = true,
    description = {
      "Measures serving estimates (TTFT, TPOT, energy per request): median errors and interval coverage on what the model was not trained on, broken laws of monotony, and speed; forecasts of conditions and demand beside persistence and the same hour yesterday.",
      "Trains the model about 60 times; takes some minutes. Errors and coverages are fractions: 0.1 is 10 %%."
    },
    footer = {
      "",
      "Examples:",
      "  slit bench predictor --json",
      "  slit bench predictor --held-out accelerator",
      "",
      "Exit codes: 0 done, 1 failure, 2 bad usage, configuration or input."
    })
final class BenchPredictorCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--held-out",
      paramLabel = "WAY",
      split = ",",
      description = "what to hold out: ${COMPLETION-CANDIDATES} (default: each in turn)")
  private @Nullable List<HoldOut> heldOut;

  @Option(names = "--json", description = "print the figures as one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    CommandSpec own = CommandLines.present(spec);
    PrintWriter err = own.commandLine().getErr();
    ServerConfig config = ConfigFlags.resolve(own.commandLine().getParseResult()).config();
    World world = World.source(config.scenario()).load();
    Set<HoldOut> ways = heldOut == null ? EnumSet.allOf(HoldOut.class) : EnumSet.copyOf(heldOut);
    Map<String, Double> figures =
        new PredictorBench(world, line -> Progress.tell(err, line)).run(ways);
    ForecastFigures forecasts = ForecastBench.run(world, line -> Progress.tell(err, line));
    PrintWriter out = own.commandLine().getOut();
    if (json) {
      out.println(FiguresJson.write(figures, forecasts).stripTrailing());
    } else {
      figures.forEach((name, value) -> out.println(line(name, value)));
      out.println();
      out.print(ForecastText.of(forecasts));
    }
    out.flush();
    return ExitCode.OK;
  }

  private static String line(String name, double value) {
    return String.format(Locale.ROOT, "%-72s %12.4f", name, value);
  }
}
