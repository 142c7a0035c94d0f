package io.slit.server.cli;

import io.slit.core.search.robust.RiskMeasure;
import io.slit.server.Workbench;
import io.slit.server.bench.RobustBench;
import io.slit.server.bench.RobustFigures;
import io.slit.server.config.Resolved;
import io.slit.server.json.FiguresJson;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at what nominal and robust plans come to under what really happened. */
@Command(
    name = "robust",
    mixinStandardHelpOptions = true,
    description = {
      "Plans epochs from what was known some time before, for what is expected and robustly, and"
          + " prints what the plans came to under what really happened: means and 90 %% quantiles"
          + " over epochs, and the part of the epochs that a plan broke capacity or SLOs in."
    },
    footer = {
      "",
      "Examples:",
      "  slit bench robust --lead 24h",
      "  slit bench robust --from 2023-07-01T00:00Z --to 2023-08-01T00:00Z --step 17h --json",
      "",
      "Exit codes: 0 done, 1 failure, 2 bad usage, configuration or input."
    })
final class BenchRobustCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      defaultValue = "2023-07-01T00:00:00Z",
      description = "first epoch (default: ${DEFAULT-VALUE})")
  private Instant from = Instant.EPOCH;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      defaultValue = "2023-12-30T00:00:00Z",
      description = "the first instant that is not planned any more (default: ${DEFAULT-VALUE})")
  private Instant to = Instant.EPOCH;

  @Option(
      names = "--step",
      paramLabel = "LENGTH",
      converter = DurationConverter.class,
      defaultValue = "107h",
      description = "from one planned epoch to the next (default: ${DEFAULT-VALUE})")
  private Duration step = Duration.ofHours(107);

  @Option(
      names = "--lead",
      paramLabel = "LENGTH",
      converter = DurationConverter.class,
      defaultValue = "24h",
      description = "how long before an epoch it is planned (default: ${DEFAULT-VALUE})")
  private Duration lead = Duration.ofHours(24);

  @Option(
      names = "--measures",
      paramLabel = "NAMES",
      split = ",",
      defaultValue = "mean,p75,p90",
      description = "ways to be robust beside none (default: ${DEFAULT-VALUE})")
  private List<String> measures = List.of();

  @Option(
      names = "--evaluations",
      paramLabel = "N",
      defaultValue = "8000",
      description = "of each search (default: ${DEFAULT-VALUE})")
  private int evaluations;

  @Option(
      names = "--scenarios",
      paramLabel = "N",
      defaultValue = "9",
      description = "that robust plans are judged on (default: ${DEFAULT-VALUE})")
  private int scenarios;

  @Option(names = "--json", description = "print the figures as one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    CommandSpec own = CommandLines.present(spec);
    measures.forEach(RiskMeasure::parse);
    PrintWriter err = own.commandLine().getErr();
    Resolved resolved = ConfigFlags.resolve(own.commandLine().getParseResult());
    Workbench bench = Workbench.open(resolved.config(), line -> Progress.tell(err, line));
    RobustBench.Run run = new RobustBench.Run(from, to, step, lead, evaluations, scenarios, 42);
    RobustFigures figures =
        new RobustBench(bench.world(), bench.predictor(), run)
            .measure(measures, line -> Progress.tell(err, line));
    PrintWriter out = own.commandLine().getOut();
    out.print(json ? FiguresJson.write(figures.figures()) : figures.text());
    out.flush();
    return ExitCode.OK;
  }
}
