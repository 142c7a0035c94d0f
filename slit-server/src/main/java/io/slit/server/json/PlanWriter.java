package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slit.core.plan.PlanShape;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.routing.ActivePlan;
import io.slit.server.planning.Planner;
import io.slit.server.signals.SignalSnapshot;
import java.io.IOException;
import java.util.Optional;

/**
 * Writes the plan in force as {@code GET /v1/plan} answers it.
 *
 * <p>Nothing in it changes while the plan is in force, so its id can be its ETag.
 */
public final class PlanWriter {
  private PlanWriter() {}

  /**
   * Returns the JSON of a plan: shares by class, powered units by deployment, objectives, and the
   * gaps of the run that made it; {@code robust} where plans are judged over scenarios, {@code
   * signals} where it was made with live ones.
   */
  public static byte[] write(ActivePlan plan, Planner planner) {
    return JsonText.bytes(json -> write(json, plan.published(), planner));
  }

  private static void write(JsonGenerator json, PublishedPlan published, Planner planner)
      throws IOException {
    String id = published.id();
    Optional<Planner.Robustness> robustness = planner.robustnessOf(id);
    Optional<SignalSnapshot> signals = planner.signalsOf(id);
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeStringField("model_id", published.modelId());
    json.writeStringField("epoch_start", published.epoch().start().toString());
    json.writeStringField("epoch_end", published.epoch().end().toString());
    json.writeStringField("made_at", published.madeAt().toString());
    FrontJson.writeValues(json, published.objectives());
    writeClasses(json, published.plan());
    writePowered(json, published.plan());
    GapJson.write(json, planner.gapsOf(id));
    if (robustness.isPresent()) {
      RobustJson.write(json, robustness.get());
    }
    if (signals.isPresent()) {
      SignalsJson.write(json, signals.get());
    }
    json.writeEndObject();
  }

  static void writeClasses(JsonGenerator json, RoutingPlan plan) throws IOException {
    PlanShape shape = plan.shape();
    json.writeArrayFieldStart("classes");
    for (int row = 0; row < shape.classes().size(); row++) {
      json.writeStartObject();
      json.writeStringField("class", shape.classes().get(row).value());
      json.writeObjectFieldStart("shares");
      for (int i = 0; i < plan.rowSize(row); i++) {
        String deployment = shape.deployments().get(plan.rowDeployment(row, i)).value();
        JsonText.number(json, deployment, plan.rowShare(row, i));
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void writePowered(JsonGenerator json, RoutingPlan plan) throws IOException {
    PlanShape shape = plan.shape();
    json.writeObjectFieldStart("powered_units");
    for (int i = 0; i < shape.deployments().size(); i++) {
      json.writeNumberField(shape.deployments().get(i).value(), plan.poweredUnits(i));
    }
    json.writeEndObject();
  }
}
