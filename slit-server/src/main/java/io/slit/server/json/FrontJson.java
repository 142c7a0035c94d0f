package io.slit.server.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.server.reports.Exploration;
import io.slit.server.reports.ShownObjective;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * Writes the front of an exploration as JSON.
 *
 * <p>Objectives as users read them: quality itself, higher is better, not its loss. {@code
 * objectives} says the unit and direction of each.
 */
public final class FrontJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private FrontJson() {}

  /** Returns plans with their objectives, baselines and picks: what programs ask for. */
  public static String summary(Exploration exploration) {
    return write(exploration, false);
  }

  /** Returns the summary with shares, sites, classes and deployments: what the page shows. */
  public static String full(Exploration exploration) {
    return write(exploration, true);
  }

  private static String write(Exploration exploration, boolean full) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      writeHead(json, exploration);
      writeObjectives(json);
      writePlans(json, exploration, full);
      writeBaselines(json, exploration.result().baselines());
      writeSelected(json, exploration);
      if (full) {
        FrontContextJson.write(json, exploration);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void writeHead(JsonGenerator json, Exploration exploration) throws IOException {
    var input = exploration.problem().input();
    var statistics = exploration.result().statistics();
    json.writeStringField("scenario", exploration.world().scenario().name());
    json.writeStringField("at", input.epoch().start().toString());
    json.writeNumberField("epoch_seconds", input.epoch().seconds());
    json.writeNumberField("seed", exploration.seed());
    json.writeNumberField("seconds", exploration.seconds());
    json.writeNumberField("evaluations", statistics.evaluations());
    json.writeNumberField("infeasible", statistics.infeasible());
    json.writeNumberField("archived", statistics.archived());
    json.writeNumberField("overrun", statistics.overrun());
    json.writeStringField("stopped_by", statistics.stoppedBy().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("demand_rps", input.demand().totalPerSecond());
    json.writeStringField("model_id", exploration.problem().modelId());
  }

  private static void writeObjectives(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("objectives");
    for (ShownObjective shown : ShownObjective.ALL) {
      json.writeStartObject();
      json.writeStringField("name", shown.name());
      json.writeStringField("label", shown.label());
      json.writeStringField("unit", shown.unit());
      json.writeStringField("direction", shown.maximised() ? "maximise" : "minimise");
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writePlans(JsonGenerator json, Exploration exploration, boolean full)
      throws IOException {
    json.writeArrayFieldStart("plans");
    for (EvaluatedPlan plan : exploration.result().plans()) {
      json.writeStartObject();
      json.writeStringField("id", plan.id());
      writeValues(json, plan.objectives());
      if (full) {
        FrontContextJson.writePlanDetails(json, exploration, plan);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeBaselines(JsonGenerator json, List<EvaluatedPlan> baselines)
      throws IOException {
    json.writeArrayFieldStart("baselines");
    for (EvaluatedPlan baseline : baselines) {
      json.writeStartObject();
      json.writeStringField("name", baseline.id());
      writeValues(json, baseline.objectives());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void writeValues(JsonGenerator json, ObjectiveVector objectives) throws IOException {
    json.writeObjectFieldStart("objectives");
    for (ShownObjective shown : ShownObjective.ALL) {
      json.writeNumberField(shown.name(), shown.value(objectives));
    }
    json.writeEndObject();
  }

  private static void writeSelected(JsonGenerator json, Exploration exploration)
      throws IOException {
    json.writeObjectFieldStart("selected");
    for (var pick : exploration.selected().entrySet()) {
      json.writeStringField(pick.getKey(), pick.getValue().id());
    }
    json.writeEndObject();
  }
}
