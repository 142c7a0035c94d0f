package io.slit.server.telemetry.store;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Fleet;
import io.slit.core.telemetry.Outcome;
import io.slit.core.telemetry.RequestObservation;
import io.slit.core.units.Latency;
import io.slit.server.storage.StoredOutcome;
import io.slit.server.telemetry.store.TelemetryRecord.Measured;
import io.slit.server.telemetry.store.TelemetryRecord.More;
import io.slit.server.telemetry.store.TelemetryRecord.RanOn;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes rows of outcomes: adds what they ran on, leaves the free text of failures out. */
public final class OutcomeDescriber implements Function<StoredOutcome, Optional<TelemetryRecord>> {
  private static final double WATT_HOURS_PER_KWH = 1000;

  private final Map<DeploymentId, Deployment> deployments;
  private final Function<RequestObservation, OptionalDouble> networkMillis;

  /**
   * Takes the fleet.
   *
   * @param networkMillis the network's part of the TTFT of a request, where it is known
   */
  public OutcomeDescriber(Fleet fleet, Function<RequestObservation, OptionalDouble> networkMillis) {
    this.deployments =
        fleet.deployments().stream()
            .collect(Collectors.toUnmodifiableMap(Deployment::id, Function.identity()));
    this.networkMillis = networkMillis;
  }

  @Override
  public Optional<TelemetryRecord> apply(StoredOutcome stored) {
    RequestObservation seen = stored.observation();
    Deployment deployment = deployments.get(seen.deployment());
    return deployment == null
        ? Optional.empty()
        : Optional.of(
            new TelemetryRecord(
                seen.decisionId(),
                seen.at(),
                seen.requestClass().value(),
                ranOn(deployment),
                measured(seen),
                stored.context()));
  }

  /** Returns what a deployment runs on. */
  public static RanOn ranOn(Deployment deployment) {
    return new RanOn(
        deployment.site().value(),
        deployment.id().value(),
        deployment.model().name().value(),
        deployment.pool().accelerator().name(),
        deployment.parallelism().tensor(),
        deployment.parallelism().pipeline());
  }

  private Measured measured(RequestObservation seen) {
    if (seen.outcome() instanceof Outcome.Completed completed) {
      return new Measured(
          "completed",
          OptionalLong.of(completed.inputTokens()),
          OptionalLong.of(completed.outputTokens()),
          OptionalDouble.of(completed.ttft().millis()),
          OptionalDouble.of(completed.tpot().millis()),
          optional(completed.energy().map(energy -> energy.kwh() * WATT_HOURS_PER_KWH)),
          optional(completed.quality()),
          networkMillis.apply(seen),
          More.of(
              completed.cachedTokens().map(OptionalLong::of).orElse(OptionalLong.empty()),
              optional(completed.queue().map(Latency::millis))));
    }
    OptionalDouble none = OptionalDouble.empty();
    return new Measured(
        seen.outcome() instanceof Outcome.Failed ? "failed" : "dropped",
        OptionalLong.empty(),
        OptionalLong.empty(),
        none,
        none,
        none,
        none,
        networkMillis.apply(seen));
  }

  private static OptionalDouble optional(Optional<Double> value) {
    return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
  }
}
