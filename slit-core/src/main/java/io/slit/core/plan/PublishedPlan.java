package io.slit.core.plan;

import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.workload.Epoch;
import java.time.Instant;
import java.util.List;

/**
 * A plan with all that is needed to apply and to explain it.
 *
 * @param id names it; derived from its content, so equal plans of one epoch share it
 * @param epoch the time it is made for
 * @param madeAt when it was made, on the clock of the planner
 * @param plan the shares
 * @param objectives what it is worth
 * @param targets for each class, in order, every deployment that may serve it
 * @param modelId names the serving model behind the estimates
 * @param concurrency requests that it expects on replicas
 */
public record PublishedPlan(
    String id,
    Epoch epoch,
    Instant madeAt,
    RoutingPlan plan,
    ObjectiveVector objectives,
    List<List<PlanTarget>> targets,
    String modelId,
    PlannedConcurrency concurrency) {
  /** Copies the lists. */
  public PublishedPlan {
    targets = targets.stream().map(List::copyOf).toList();
  }

  /** Makes a plan that does not tell how many requests it expects on replicas. */
  public PublishedPlan(
      String id,
      Epoch epoch,
      Instant madeAt,
      RoutingPlan plan,
      ObjectiveVector objectives,
      List<List<PlanTarget>> targets,
      String modelId) {
    this(id, epoch, madeAt, plan, objectives, targets, modelId, PlannedConcurrency.UNKNOWN);
  }

  /** Returns the same plan with what it expects on replicas. */
  public PublishedPlan withConcurrency(PlannedConcurrency expected) {
    return new PublishedPlan(id, epoch, madeAt, plan, objectives, targets, modelId, expected);
  }
}
