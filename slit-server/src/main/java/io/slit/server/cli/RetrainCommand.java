package io.slit.server.cli;

import io.slit.core.fleet.Deployment;
import io.slit.predictor.retrain.Drift;
import io.slit.server.TelemetryPlace;
import io.slit.server.Workbench;
import io.slit.server.config.ServerConfig;
import io.slit.server.json.ArtifactJsonRetrain;
import io.slit.server.models.Measurements;
import io.slit.server.models.ModelStore;
import io.slit.server.models.RetrainResult;
import io.slit.server.models.RetrainText;
import io.slit.server.models.Retraining;
import io.slit.server.planning.World;
import io.slit.server.storage.OutcomeLog;
import io.slit.server.storage.StateLock;
import io.slit.server.telemetry.store.OutcomeDescriber;
import io.slit.server.telemetry.store.TelemetryRows;
import io.slit.server.telemetry.store.TelemetryStore;
import io.slit.server.telemetry.store.WaitingRows;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a challenger from the telemetry and promotes it if it passes the gate. */
@Command(
    name = "retrain",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a challenger from the telemetry and promotes it if it is better on the newest"
          + " outcomes.",
      "A server may run meanwhile: outcomes that it has not yet written to the telemetry are read"
          + " from its store, and it uses a promoted model from its next plan on.",
      "Where an outcome does not tell how many requests shared its replica, half of the engine's"
          + " limit is assumed, or --concurrency."
    },
    footer = {
      "",
      "Examples:",
      "  slit retrain",
      "  slit retrain --state-dir /var/lib/slit --days 7 --json",
      "  slit retrain --watch --every 6h --check 5min",
      "  slit retrain --table /data/retrain-out/table",
      "",
      "Exit codes: 0 done, whether promoted or kept; 1 failure, for example no outcomes or no"
          + " stored model; 2 bad usage or input; 3 another retraining runs."
    })
final class RetrainCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "requests that shared a replica, where an outcome does not tell")
  private @Nullable Integer concurrency;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "take the last N days up to the newest outcome (default: all)")
  private @Nullable Integer days;

  @Option(
      names = "--table",
      paramLabel = "DIR",
      description =
          "learn from a training table that the Spark job wrote, not from the telemetry of the"
              + " state directory")
  private @Nullable Path table;

  @Option(
      names = "--one-class",
      description =
          "go on if all outcomes are of one model and accelerator, though the fleet has more")
  private boolean oneClass;

  @Option(
      names = "--watch",
      description = "go on until stopped: retrain on a schedule, or as soon as a site drifts")
  private boolean watch;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      defaultValue = "6h",
      converter = DurationConverter.class,
      description = "with --watch, the schedule (default: ${DEFAULT-VALUE})")
  private Duration every = Duration.ofHours(6);

  @Option(
      names = "--check",
      paramLabel = "TIME",
      defaultValue = "5min",
      converter = DurationConverter.class,
      description = "with --watch, how often drift is looked for (default: ${DEFAULT-VALUE})")
  private Duration check = Duration.ofMinutes(5);

  @Option(names = "--json", description = "print the report as JSON")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    CommandSpec own = CommandLines.present(spec);
    if (table != null && (watch || days != null)) {
      throw new ParameterException(
          own.commandLine(),
          "--table does not go with --watch or --days: it is what one run of the Spark job took."
              + " Leave one of them out.");
    }
    ServerConfig config = ConfigFlags.resolve(own.commandLine().getParseResult()).config();
    World world = World.source(config.scenario()).load();
    if (!watch) {
      retrain(own, config, world);
      return ExitCode.OK;
    }
    watch(own, config, world);
    return ExitCode.OK;
  }

  private void watch(CommandSpec own, ServerConfig config, World world)
      throws InterruptedException {
    RetrainWatch.Job job =
        new RetrainWatch.Job() {
          @Override
          public boolean retrain() {
            return RetrainCommand.this.retrain(own, config, world);
          }

          @Override
          public boolean hasDrifted() {
            return RetrainCommand.this.hasDrifted(own, config, world);
          }
        };
    new RetrainWatch(every, check)
        .run(
            job,
            RetrainWatch.Time.REAL,
            failure -> Progress.tell(own.commandLine().getErr(), failure));
  }

  private boolean hasDrifted(CommandSpec own, ServerConfig config, World world) {
    List<Drift> flagged =
        retraining(own, config, world).drift(rows(config, world)).stream()
            .filter(Drift::isFlagged)
            .toList();
    flagged.forEach(one -> Progress.tell(own.commandLine().getErr(), "Drift: " + one));
    return !flagged.isEmpty();
  }

  /** Returns whether a new model is in use. */
  private boolean retrain(CommandSpec own, ServerConfig config, World world) {
    PrintWriter err = own.commandLine().getErr();
    TelemetryRows rows = rows(config, world);
    RetrainResult result =
        StateLock.holding(
            config.stateDir().resolve("models"),
            () -> retraining(own, config, world).run(rows, Measurements.of(world.dataset()).set()));
    Progress.tell(
        err,
        "%d requests were not completed, %d ran on deployments that are gone; the load was assumed for %d."
            .formatted(rows.notCompleted(), rows.unknownDeployment(), rows.assumedConcurrency()));
    PrintWriter out = own.commandLine().getOut();
    out.println(json ? ArtifactJsonRetrain.write(result) : RetrainText.of(result));
    out.flush();
    return result.isPromoted();
  }

  private Retraining retraining(CommandSpec own, ServerConfig config, World world) {
    long classes =
        world.fleet().deployments().stream()
            .map(one -> one.model().name() + " on " + one.pool().accelerator().name())
            .distinct()
            .count();
    return new Retraining(
        ModelStore.open(config.stateDir()),
        InstantSource.system(),
        line -> Progress.tell(own.commandLine().getErr(), line),
        oneClass ? 1 : classes);
  }

  private TelemetryRows rows(ServerConfig config, World world) {
    Path written = table;
    if (written != null) {
      return new TelemetryRows(
          written, world.fleet(), deployment -> assumed(concurrency, deployment));
    }
    TelemetryStore store = TelemetryPlace.store(config);
    WaitingRows waiting = waiting(config, world);
    return new TelemetryRows(
        new TelemetryRows.Stores(store, TelemetryPlace.others(config)),
        waiting,
        world.fleet(),
        since(store),
        deployment -> assumed(concurrency, deployment));
  }

  /** Returns the outcomes that a server has not carried on to the telemetry yet. */
  private static WaitingRows waiting(ServerConfig config, World world) {
    OutcomeDescriber describer =
        new OutcomeDescriber(world.fleet(), Workbench.servedTtft(world)::networkMillis);
    try (OutcomeLog log = OutcomeLog.find(config.stateDir()).orElse(null)) {
      return log == null ? WaitingRows.NONE : WaitingRows.of(log, describer);
    }
  }

  private Instant since(TelemetryStore store) {
    Integer window = days;
    if (window == null) {
      return Instant.MIN;
    }
    Duration back = Duration.ofDays(window);
    return store.newestDay().map(day -> day.minus(back)).orElse(Instant.MIN);
  }

  private static double assumed(@Nullable Integer told, Deployment deployment) {
    if (told != null) {
      return told;
    }
    return Math.max(1, deployment.engine().maxConcurrency() / 2.0);
  }
}
