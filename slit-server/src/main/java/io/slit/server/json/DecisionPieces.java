package io.slit.server.json;

import io.slit.core.plan.PlanTarget;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.routing.ActivePlan;
import java.util.Arrays;
import java.util.List;
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
  private final AtomicReferenceArray<@Nullable Targets> targets;
  private final AtomicReferenceArray<byte @Nullable []> estimates;

  /** The targets of a class, as they were ranked last for one that was drawn. */
  private static final class Targets {
    private final List<PlanTarget> ranked;
    private final byte[] text;

    Targets(List<PlanTarget> ranked, byte[] text) {
      this.ranked = ranked;
      this.text = text;
    }

    byte[] text() {
      return text;
    }

    boolean are(List<PlanTarget> others) {
      if (ranked.size() != others.size()) {
        return false;
      }
      for (int i = 0; i < ranked.size(); i++) {
        if (ranked.get(i).deployment() != others.get(i).deployment()) {
          return false;
        }
      }
      return true;
    }
  }

  private DecisionPieces(ActivePlan plan) {
    this.plan = plan;
    this.deployments = plan.fleet().deployments().size();
    int cells = deployments * plan.published().plan().shape().classes().size();
    this.targets = new AtomicReferenceArray<>(cells);
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

  /** Returns where a request goes and where else it could, the drawn target first. */
  byte[] targets(int requestClass, List<PlanTarget> ranked) {
    int cell = requestClass * deployments + ranked.get(0).deployment();
    Targets known = targets.get(cell);
    if (known == null || !known.are(ranked)) {
      known = new Targets(List.copyOf(ranked), targetsPiece(ranked));
      targets.set(cell, known);
    }
    return known.text();
  }

  private byte[] targetsPiece(List<PlanTarget> ranked) {
    return DecisionWriter.members(
        json -> {
          DecisionWriter.writeTarget(json, plan, ranked.get(0).deployment());
          json.writeArrayFieldStart("ranked");
          for (PlanTarget target : ranked) {
            DecisionWriter.writeRanked(json, plan, target);
          }
          json.writeEndArray();
        });
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
