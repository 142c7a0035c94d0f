package io.slit.server.cli;

import io.slit.core.fleet.Fleet;
import io.slit.core.telemetry.RequestObservation;
import io.slit.server.config.ServerConfig;
import io.slit.server.json.ArtifactJsonRetrain;
import io.slit.server.models.Measurements;
import io.slit.server.models.ModelStore;
import io.slit.server.models.ObservedRows;
import io.slit.server.models.RetrainResult;
import io.slit.server.models.RetrainText;
import io.slit.server.models.Retraining;
import io.slit.server.models.ServedTtft;
import io.slit.server.planning.World;
import io.slit.server.storage.OutcomeStore;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a challenger from stored outcomes and promotes it if it passes the gate. */
@Command(
    name = "retrain",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a challenger from the stored outcomes and promotes it if it is better on the newest ones.",
      "Outcomes do not tell how many requests shared a replica: half of the engine's limit is assumed, or --concurrency."
    },
    footer = {
      "",
      "Examples:",
      "  slit retrain",
      "  slit retrain --state-dir /var/lib/slit --json",
      "",
      "Exit codes: 0 done, whether promoted or kept; 1 failure, for example no stored model; 2 bad usage or input; 3 a server uses the state directory: stop it first."
    })
final class RetrainCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "requests that shared a replica, on average")
  private @Nullable Integer concurrency;

  @Option(names = "--json", description = "print the report as JSON")
  private boolean json;

  @Override
  public Integer call() {
    CommandSpec own = CommandLines.present(spec);
    PrintWriter err = own.commandLine().getErr();
    ServerConfig config = ConfigFlags.resolve(own.commandLine().getParseResult()).config();
    World world = World.source(config.scenario()).load();
    RetrainResult result;
    try (OutcomeStore outcomes = OutcomeStore.open(config.stateDir())) {
      ObservedRows rows = rows(outcomes, world);
      Progress.tell(
          err,
          "%d outcomes to learn from; %d were not completed, %d ran on deployments that are gone."
              .formatted(rows.rows().size(), rows.notCompleted(), rows.unknownDeployment()));
      result =
          new Retraining(
                  ModelStore.open(config.stateDir()),
                  InstantSource.system(),
                  line -> Progress.tell(err, line))
              .run(rows.rows(), Measurements.of(world.dataset()).set());
    }
    PrintWriter out = own.commandLine().getOut();
    out.println(json ? ArtifactJsonRetrain.write(result) : RetrainText.of(result));
    out.flush();
    return ExitCode.OK;
  }

  private ObservedRows rows(OutcomeStore outcomes, World world) {
    ServedTtft served =
        new ServedTtft(
            world.fleet(),
            world.classes(),
            world.network(),
            world.scenario().policy().halfRoundTrips());
    List<RequestObservation> observed = new ArrayList<>();
    outcomes.forEach(one -> observed.add(served.of(one)));
    return ObservedRows.of(observed, world.fleet(), one -> concurrency(one, world.fleet()));
  }

  private double concurrency(RequestObservation observed, Fleet fleet) {
    if (concurrency != null) {
      return concurrency;
    }
    int limit =
        fleet.deployments().get(fleet.indexOf(observed.deployment())).engine().maxConcurrency();
    return Math.max(1, limit / 2.0);
  }
}
