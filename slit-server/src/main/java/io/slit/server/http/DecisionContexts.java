package io.slit.server.http;

import io.slit.core.fleet.Deployment;
import io.slit.core.routing.ActivePlan;
import io.slit.core.routing.DecisionId;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.spi.ServingQuery;
import io.slit.core.telemetry.Outcome;
import io.slit.server.planning.OpenDecisions;
import io.slit.server.planning.PlanBoard;
import io.slit.server.storage.DecisionContext;
import io.slit.server.storage.DecisionContext.QueueFree;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Finds what the server knew about a decision, when its outcome comes. Thread-safe. */
public final class DecisionContexts {
  private static final double MILLIS = 1000;
  private static final double JOULES_PER_WATT_HOUR = 3600;
  private static final double MAX_CONCURRENCY = 100_000;

  private final PlanBoard board;
  private final OpenDecisions open;
  private final Supplier<Optional<ServingPredictor>> predictor;

  /**
   * Takes its collaborators.
   *
   * @param predictor the serving model in use, if there is one
   */
  public DecisionContexts(
      PlanBoard board, OpenDecisions open, Supplier<Optional<ServingPredictor>> predictor) {
    this.board = board;
    this.open = open;
    this.predictor = predictor;
  }

  /** Ends a decision and returns what was known about it. */
  DecisionContext end(DecisionId id, Outcome outcome) {
    OptionalInt inFlight = open.ended(id);
    Optional<ActivePlan> plan = board.findRecent(id.plan());
    if (plan.isEmpty() || id.deployment() >= plan.get().fleet().deployments().size()) {
      return new DecisionContext(
          Optional.empty(), inFlight, OptionalDouble.empty(), Optional.empty());
    }
    Deployment deployment = plan.get().deployment(id.deployment());
    int units = plan.get().published().plan().poweredUnits(id.deployment());
    OptionalDouble concurrency =
        inFlight.isPresent()
            ? OptionalDouble.of(perReplica(inFlight.getAsInt(), units, deployment))
            : OptionalDouble.empty();
    return new DecisionContext(
        Optional.of(plan.get().published().id()),
        inFlight,
        concurrency,
        estimate(deployment, outcome, concurrency));
  }

  private static double perReplica(int inFlight, int units, Deployment deployment) {
    double replicas = Math.max(1.0, (double) units * deployment.replicasPerUnit());
    return Math.min(MAX_CONCURRENCY, Math.max(1, inFlight / replicas));
  }

  private Optional<QueueFree> estimate(
      Deployment deployment, Outcome outcome, OptionalDouble concurrency) {
    Optional<ServingPredictor> known = predictor.get();
    if (known.isEmpty()
        || concurrency.isEmpty()
        || !(outcome instanceof Outcome.Completed completed)
        || completed.inputTokens() < 1
        || completed.outputTokens() < 1
        || completed.inputTokens() > 1_000_000
        || completed.outputTokens() > 1_000_000) {
      return Optional.empty();
    }
    ServingPredictor here = known.get().at(deployment.site());
    ServingEstimate estimate =
        here.estimate(
            new ServingQuery(
                deployment.model(),
                deployment.pool().accelerator(),
                deployment.parallelism(),
                completed.inputTokens(),
                completed.outputTokens(),
                concurrency.getAsDouble(),
                completed.cachedTokens().orElse(0)));
    return Optional.of(
        new QueueFree(
            here.modelId(),
            MILLIS * estimate.prefillSeconds().value(),
            MILLIS * estimate.tpotSeconds().value(),
            estimate.gpuJoules().value() / JOULES_PER_WATT_HOUR));
  }
}
