package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slit.core.fleet.Deployment;
import io.slit.core.plan.PlanTarget;
import io.slit.core.routing.RoutingDecision.Mode;
import io.slit.core.workload.ClassId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it is remembered.
 *
 * @param id names it
 * @param request who asked
 * @param at on the clock of the plans
 * @param planId the plan it was made by
 * @param mode how the target was found
 * @param requestClass it was routed as
 * @param deployment it went to
 * @param target with its share and estimate
 */
public record RecentDecision(
    String id,
    Asked request,
    Instant at,
    String planId,
    Mode mode,
    ClassId requestClass,
    Deployment deployment,
    PlanTarget target) {
  /** Which request it was, and on whose behalf. */
  public record Asked(String requestId, @Nullable String tenant) {}

  /** Returns the JSON of a decision that is remembered. */
  public byte[] json() {
    return JsonText.bytes(this::write);
  }

  /** Returns the JSON of several, as member {@code decisions}. */
  public static byte[] json(List<RecentDecision> decisions) {
    return JsonText.bytes(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("decisions");
          for (RecentDecision decision : decisions) {
            decision.write(json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /**
   * Returns the JSON of what a name tells by itself.
   *
   * @param planId the plan, if it is still known
   */
  public static byte[] json(
      String id, ClassId requestClass, Deployment deployment, @Nullable String planId) {
    return JsonText.bytes(
        json -> {
          json.writeStartObject();
          json.writeStringField("decision_id", id);
          json.writeStringField("known", "id");
          json.writeStringField("request_class", requestClass.value());
          writeTarget(json, deployment);
          if (planId != null) {
            json.writeStringField("plan_id", planId);
          }
          json.writeEndObject();
        });
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("decision_id", id);
    json.writeStringField("known", "all");
    json.writeStringField("request_id", request.requestId());
    if (request.tenant() != null) {
      json.writeStringField("tenant", request.tenant());
    }
    json.writeStringField("decided_at", at.toString());
    json.writeStringField("mode", mode.key());
    json.writeStringField("plan_id", planId);
    json.writeStringField("request_class", requestClass.value());
    writeTarget(json, deployment);
    JsonText.number(json, "share", target.share().value());
    json.writeStringField(
        "reason",
        DecisionWords.reason(mode, target, requestClass.value(), deployment.id().value()));
    DecisionWriter.writeEstimates(json, target.estimate());
    json.writeEndObject();
  }

  private static void writeTarget(JsonGenerator json, Deployment deployment) throws IOException {
    json.writeObjectFieldStart("target");
    json.writeStringField("deployment", deployment.id().value());
    json.writeStringField("datacenter", deployment.site().value());
    json.writeStringField("endpoint", deployment.endpoint());
    json.writeStringField("model", deployment.model().name().value());
    json.writeEndObject();
  }
}
