package io.slit.server.cli;

import io.slit.server.Workbench;
import io.slit.server.config.Resolved;
import io.slit.server.config.SearchLimit;
import io.slit.server.json.FrontJson;
import io.slit.server.reports.Exploration;
import io.slit.server.reports.FrontFiles;
import io.slit.server.reports.FrontText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds the Pareto front of one epoch and writes it as CSV, JSON and a page. */
@Command(
    name = "explore",
    mixinStandardHelpOptions = true,
    description = {
      "Finds the Pareto front of routing plans of one epoch, with the conditions and the demand that the epoch really had.",
      "Writes front.html, front.csv and front.json; prints the named picks beside the baselines."
    },
    footer = {
      "",
      "Examples:",
      "  slit explore",
      "  slit explore --at 2023-07-10T12:00Z --budget 10s --seed 7 --out fronts/noon",
      "  slit explore --at 2023-01-16T06:00Z --json",
      "",
      "A budget in time buys 1500 evaluations a second, so that the same seed gives the same front.",
      "Exit codes: 0 done, 1 failure, 2 bad usage, configuration or input."
    })
final class ExploreCommand implements Callable<Integer> {
  private static final SearchLimit TEN_SECONDS = new SearchLimit.Time(Duration.ofSeconds(10));

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      defaultValue = "2023-07-10T12:00:00Z",
      converter = InstantConverter.class,
      description = "an instant of the epoch to explore (default: ${DEFAULT-VALUE})")
  private Instant at = Instant.EPOCH;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where to write the files (default: fronts/TIME in the state directory)")
  private @Nullable Path out;

  @Option(
      names = "--json",
      description = "print the front as JSON; files are written only if --out is given")
  private boolean json;

  @Override
  public Integer call() {
    CommandSpec own = CommandLines.present(spec);
    PrintWriter err = own.commandLine().getErr();
    Resolved resolved = ConfigFlags.resolve(own.commandLine().getParseResult());
    Workbench bench = Workbench.open(resolved.config(), line -> Progress.tell(err, line));
    bench.world().scenario().time().requireContains("time", at);
    Progress.tell(err, "Searching plans for %s.".formatted(at));
    Exploration front =
        bench.explorer().explore(at, limit(resolved), resolved.config().planning().seed());
    PrintWriter results = own.commandLine().getOut();
    results.print(json ? FrontJson.summary(front) + "\n" : FrontText.of(front));
    results.flush();
    if (out != null || !json) {
      Path directory = FrontFiles.write(front, directory(resolved));
      Progress.tell(err, "Wrote front.html, front.csv and front.json to %s.".formatted(directory));
    }
    return ExitCode.OK;
  }

  private static SearchLimit limit(Resolved resolved) {
    return resolved.isDefault("search_budget")
        ? TEN_SECONDS
        : resolved.config().planning().budget();
  }

  private Path directory(Resolved resolved) {
    String name = at.toString().replace(":", "");
    return out != null ? out : resolved.config().stateDir().resolve("fronts").resolve(name);
  }
}
