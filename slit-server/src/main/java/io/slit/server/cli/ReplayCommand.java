package io.slit.server.cli;

import io.slit.server.Workbench;
import io.slit.server.config.Resolved;
import io.slit.server.config.SearchLimit;
import io.slit.server.json.ReplayJson;
import io.slit.server.replay.CellResult;
import io.slit.server.replay.LoggedTraffic;
import io.slit.server.replay.Replay;
import io.slit.server.replay.ReplayDesk;
import io.slit.server.replay.ReplayFiles;
import io.slit.server.replay.ReplayOrder;
import io.slit.server.replay.ReplayTable;
import io.slit.server.replay.ReplayText;
import io.slit.server.telemetry.store.LoggedRequests;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replays past weeks, request by request, under many policies. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Replays past weeks request by request under baselines and SLIT's operating points, and"
          + " compares what they did: times, energy, carbon, water, cost.",
      "Each cell (policy x week x load x seed) simulates short windows of its week. Finished cells"
          + " are kept in the directory: the same command goes on where it was stopped."
    },
    footer = {
      "",
      "Examples:",
      "  slit replay --policies nearest,greedy-carbon,slit-balanced --load 0.6 --seeds 2",
      "  slit replay --seeds 10 --load 0.3,0.6,0.85 --out replays/main",
      "  slit replay --from 2023-07-10T00:00Z --to 2023-07-12T00:00Z --load 0.6 --json",
      "  slit replay --mix 30/60/10 --set site.GB.ci=300 --without AU-VIC",
      "  slit replay --log state/telemetry --policies logged,slit-carbon",
      "",
      "Policies:",
      "  round-robin, capacity-weighted, nearest, greedy-ttft, greedy-carbon, greedy-water,",
      "  greedy-cost, hybrid, casper-like, waterwise-like, green-llm-like, helix-like,",
      "  least-loaded, power-of-two, splitwise-like, slit-style,",
      "  slit-balanced, slit-ttft, slit-carbon, slit-water, slit-cost, slit-quality,",
      "  slit-carbon-bounded, -handover, -p75, -high, -total (variants: docs/REPLAY.md),",
      "  perfect-... (the same with perfect information: bounds, never ranked)",
      "",
      "Exit codes: 0 done, 1 failure, 2 bad usage, configuration or input."
    })
final class ReplayCommand implements Callable<Integer> {
  /** What it can be told of the configuration. */
  static final Set<String> SETTINGS =
      Set.of("scenario", "state_dir", "search_budget", "search_threads");

  private static final Duration ONE_SECOND = Duration.ofSeconds(1);

  @Spec private @Nullable CommandSpec spec;

  @Mixin private ReplayFlags flags = new ReplayFlags();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "directory of cells and results (default: replays/ in the state directory)")
  private @Nullable Path out;

  @Option(
      names = "--reference",
      paramLabel = "POLICY",
      description =
          "policy that differences are from (default: the feasible baseline with the least"
              + " controllable carbon)")
  private @Nullable String reference;

  @Option(names = "--json", description = "print one JSON object per cell, one a line")
  private boolean json;

  @Override
  public Integer call() {
    CommandSpec own = CommandLines.present(spec);
    PrintWriter err = own.commandLine().getErr();
    Resolved resolved = ConfigFlags.resolve(own.commandLine().getParseResult());
    Workbench bench = Workbench.open(resolved.config(), line -> Progress.tell(err, line));
    Path directory =
        Optional.ofNullable(out).orElse(resolved.config().stateDir().resolve("replays"));
    Ordered ordered =
        flags
            .log()
            .map(log -> logged(log, bench, resolved, err))
            .orElseGet(() -> sampled(bench, resolved));
    ReplayOrder order = ordered.order();
    Replay replay = ordered.desk().replay(directory);
    List<CellResult> results =
        replay.run(
            resolved.config().planning().threads(), progress -> Progress.tell(err, line(progress)));
    List<ReplayTable> tables = ReplayTable.of(results, Optional.ofNullable(reference));
    ReplayFiles.write(directory, order, results, tables, ReplayJson.report(order, results, tables));
    PrintWriter to = own.commandLine().getOut();
    to.print(json ? ReplayJson.lines(results) : ReplayText.of(tables, results));
    to.flush();
    Progress.tell(err, "Wrote replay.html, replay.parquet and replay.jsonl to " + directory + ".");
    return ExitCode.OK;
  }

  private record Ordered(ReplayOrder order, ReplayDesk desk) {}

  private Ordered sampled(Workbench bench, Resolved resolved) {
    ReplayOrder order = flags.order(bench.world(), limit(resolved));
    return new Ordered(order, bench.replay(order));
  }

  private Ordered logged(Path log, Workbench bench, Resolved resolved, PrintWriter err) {
    LoggedRequests read = LoggedRequests.read(log);
    LoggedTraffic traffic = flags.traffic(bench.world(), read);
    Progress.tell(
        err,
        "%d logged requests, replayed from %s to %s; left out: %d rows that cannot be replayed, %d of unknown classes."
            .formatted(
                read.requests().size() - traffic.unknownClass(),
                traffic.begin(),
                traffic.end(),
                read.leftOut(),
                traffic.unknownClass()));
    ReplayOrder order = flags.order(bench.world(), limit(resolved), traffic);
    return new Ordered(order, bench.replay(order, traffic));
  }

  private static SearchLimit limit(Resolved resolved) {
    return resolved.isDefault("search_budget")
        ? new SearchLimit.Time(ONE_SECOND)
        : resolved.config().planning().budget();
  }

  private static String line(Replay.Progress progress) {
    return String.format(
        Locale.ROOT,
        "%d of %d cells (%d kept): %s, week %s, load %.2f, seed %d; about %s left.",
        progress.done(),
        progress.toDo(),
        progress.kept(),
        progress.last().policy(),
        progress.last().week(),
        progress.last().load(),
        progress.last().seed(),
        left(progress.secondsLeft()));
  }

  private static String left(double seconds) {
    return seconds < 120
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : String.format(Locale.ROOT, "%.0f min", seconds / 60);
  }
}
