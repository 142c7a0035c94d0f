package io.slit.server.models;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Fleet;
import io.slit.core.telemetry.RequestObservation;
import io.slit.predictor.retrain.TelemetryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Stored observations as a retraining takes them, and how many it cannot take.
 *
 * @param rows completed requests on deployments of the fleet, in their order
 * @param notCompleted requests that failed or were dropped
 * @param unknownDeployment requests on deployments that the fleet does not have any more
 */
public record ObservedRows(List<TelemetryRow> rows, int notCompleted, int unknownDeployment) {
  /** Copies the list. */
  public ObservedRows {
    rows = List.copyOf(rows);
  }

  /**
   * Returns the rows of observations.
   *
   * @param concurrency requests in decode together on the replica of an observation; it is not
   *     stored with one, so the caller says what it knows
   */
  public static ObservedRows of(
      Iterable<RequestObservation> observations,
      Fleet fleet,
      ToDoubleFunction<RequestObservation> concurrency) {
    Map<DeploymentId, Deployment> deployments =
        fleet.deployments().stream()
            .collect(Collectors.toUnmodifiableMap(Deployment::id, Function.identity()));
    List<TelemetryRow> rows = new ArrayList<>();
    int notCompleted = 0;
    int unknownDeployment = 0;
    for (RequestObservation one : observations) {
      Deployment deployment = deployments.get(one.deployment());
      if (deployment == null) {
        unknownDeployment++;
        continue;
      }
      Optional<TelemetryRow> row = TelemetryRow.of(one, deployment, concurrency.applyAsDouble(one));
      row.ifPresent(rows::add);
      notCompleted += row.isPresent() ? 0 : 1;
    }
    return new ObservedRows(rows, notCompleted, unknownDeployment);
  }
}
