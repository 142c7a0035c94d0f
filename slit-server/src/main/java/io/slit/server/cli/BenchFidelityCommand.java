package io.slit.server.cli;

import io.slit.server.Workbench;
import io.slit.server.bench.FidelityBench;
import io.slit.server.bench.FidelityFigures;
import io.slit.server.json.FiguresJson;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints how far the planner's predictions are from the simulator. */
@Command(
    name = "fidelity",
    mixinStandardHelpOptions = true,
    description = {
      "Plays plans of simple rules in the simulator and compares what the planner predicted: TTFT,"
          + " energy, carbon and water, by site and load band. Errors are fractions of the"
          + " simulated value; the first epoch of a run fills the fleet, the second counts."
    },
    footer = {
      "",
      "Examples:",
      "  slit bench fidelity --json",
      "  slit bench fidelity --epochs 12 --load 0.3,0.6,1.0,1.4",
      "",
      "Exit codes: 0 done, 1 failure, 2 bad usage, configuration or input."
    })
final class BenchFidelityCommand implements Callable<Integer> {
  private static final Duration STEP = Duration.ofHours(55);

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      defaultValue = "2023-01-16T00:00:00Z",
      description = "first epoch (default: ${DEFAULT-VALUE})")
  private Instant from = Instant.EPOCH;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "6",
      description = "epochs, 55 h apart (default: ${DEFAULT-VALUE})")
  private int epochs;

  @Option(
      names = "--load",
      paramLabel = "FACTORS",
      split = ",",
      defaultValue = "0.3,0.6,1.0,1.4",
      description = "factors of the scenario's demand (default: ${DEFAULT-VALUE})")
  private List<Double> load = List.of();

  @Option(
      names = "--plans",
      paramLabel = "NAMES",
      split = ",",
      defaultValue = "capacity_weighted,greedy_ttft,greedy_carbon,greedy_cost",
      description = "rules that make the plans (default: ${DEFAULT-VALUE})")
  private List<String> plans = List.of();

  @Option(names = "--json", description = "print the errors as one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    CommandSpec own = CommandLines.present(spec);
    PrintWriter err = own.commandLine().getErr();
    Workbench bench =
        Workbench.open(
            ConfigFlags.resolve(own.commandLine().getParseResult()).config(),
            line -> Progress.tell(err, line));
    List<Instant> starts = new ArrayList<>();
    for (int i = 0; i < epochs; i++) {
      starts.add(from.plus(STEP.multipliedBy(i)));
    }
    FidelityFigures figures =
        new FidelityFigures(
            new FidelityBench(bench.world(), bench.predictor(), line -> Progress.tell(err, line))
                .measure(new FidelityBench.Run(starts, load, plans, 1)));
    PrintWriter out = own.commandLine().getOut();
    out.print(json ? FiguresJson.write(figures.figures()) : figures.text());
    out.flush();
    return ExitCode.OK;
  }
}
