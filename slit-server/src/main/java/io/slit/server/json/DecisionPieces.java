package io.slit.server.json;

import io.slit.core.plan.PlanTarget;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.routing.ActivePlan;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The parts of answers that a plan decides, in JSON: rendered when they are first asked for, then
 * copied. Thread-safe without locks; two callers may render the same part, and the results are
 * equal. Its size is bounded by classes times deployments of the plan.
 */
public final class DecisionPieces {
  private final ActivePlan plan;
  private final int deployments;
  private final byte[] planPiece;
  private final AtomicReferenceArray<byte @Nullable []> targets;
  private final AtomicReferenceArray<byte @Nullable []> ranked;
  private final AtomicReferenceArray<byte @Nullable []> estimates;

  private DecisionPieces(ActivePlan plan) {
    this.plan = plan;
    this.deployments = plan.fleet().deployments().size();
    int cells = deployments * plan.published().plan().shape().classes().size();
    this.targets = new AtomicReferenceArray<>(deployments);
    this.ranked = new AtomicReferenceArray<>(cells);
    this.estimates = new AtomicReferenceArray<>(cells);
    this.planPiece = planPiece(plan.published());
  }

  /** Returns the pieces of a plan; none is rendered yet. */
  public static DecisionPieces of(ActivePlan plan) {
    return new DecisionPieces(plan);
  }

  /** Up to the age, which changes. */
  private static byte[] planPiece(PublishedPlan published) {
    byte[] object =
        DecisionWriter.members(
            json -> {
              json.writeObjectFieldStart("plan");
              json.writeStringField("id", published.id());
              json.writeStringField("model_id", published.modelId());
              json.writeStringField("epoch_start", published.epoch().start().toString());
              json.writeEndObject();
            });
    ByteText text = new ByteText(object.length + 16);
    return text.bytes(Arrays.copyOf(object, object.length - 1)).ascii(",\"age_ms\":").toBytes();
  }

  byte[] plan() {
    return planPiece;
  }

  byte[] target(int deployment) {
    byte[] known = targets.get(deployment);
    if (known == null) {
      known = DecisionWriter.members(json -> DecisionWriter.writeTarget(json, plan, deployment));
      targets.set(deployment, known);
    }
    return known;
  }

  byte[] ranked(int requestClass, PlanTarget target) {
    int cell = requestClass * deployments + target.deployment();
    byte[] known = ranked.get(cell);
    if (known == null) {
      known = JsonText.bytes(json -> DecisionWriter.writeRanked(json, plan, target));
      ranked.set(cell, known);
    }
    return known;
  }

  byte[] estimates(int requestClass, PlanTarget target) {
    int cell = requestClass * deployments + target.deployment();
    byte[] known = estimates.get(cell);
    if (known == null) {
      known =
          DecisionWriter.members(json -> DecisionWriter.writeEstimates(json, target.estimate()));
      estimates.set(cell, known);
    }
    return known;
  }
}
