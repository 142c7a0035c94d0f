package io.slit.server.telemetry.store;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.retrain.CompletedRequest;
import io.slit.predictor.retrain.TelemetryRow;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Puts requests beside what their deployments run on; counts what it cannot. For one thread. */
final class FleetIntake {
  private final Map<String, RunsOn> deployments = new HashMap<>();
  private long unknownDeployment;
  private long assumed;

  /** What a deployment runs on, and the concurrency of a request that does not know its own. */
  private record RunsOn(
      Deployment deployment, ServingConfiguration configuration, double assumedConcurrency) {}

  FleetIntake(Fleet fleet, ToDoubleFunction<Deployment> assumedConcurrency) {
    for (Deployment one : fleet.deployments()) {
      ServingConfiguration configuration =
          ServingConfiguration.of(one.model(), one.pool().accelerator(), one.parallelism());
      deployments.put(
          one.id().value(), new RunsOn(one, configuration, assumedConcurrency.applyAsDouble(one)));
    }
  }

  /** Returns the row of a request; empty if the fleet has no such deployment. */
  Optional<TelemetryRow> row(CompletedRequest request) {
    RunsOn on = deployments.get(request.deployment());
    if (on == null) {
      unknownDeployment++;
      return Optional.empty();
    }
    assumed += request.concurrency().isPresent() ? 0 : 1;
    return Optional.of(request.on(on.deployment(), on.configuration(), on.assumedConcurrency()));
  }

  void startAgain() {
    unknownDeployment = 0;
    assumed = 0;
  }

  long unknownDeployment() {
    return unknownDeployment;
  }

  long assumedConcurrency() {
    return assumed;
  }
}
