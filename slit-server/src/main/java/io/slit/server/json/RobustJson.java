package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slit.core.search.robust.PriceOfRobustness;
import io.slit.core.search.robust.RobustOptions;
import io.slit.core.search.robust.RobustPlan;
import io.slit.server.planning.Planner;
import io.slit.server.reports.Exploration;
import io.slit.server.reports.Question;
import io.slit.server.reports.RobustText;
import io.slit.server.reports.ShownObjective;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code robust}: how plans were judged over scenarios, and what that costs and brings.
 *
 * <p>Of a pick, {@code robust} and {@code nominal} (the one made for what is expected) each have
 * objectives as {@code expected} and {@code judged} by the measure, and {@code overloaded_share}.
 */
final class RobustJson {
  private RobustJson() {}

  /** Writes the object of a front; nothing where its plans were found for what was measured. */
  static void write(JsonGenerator json, Exploration exploration) throws IOException {
    if (exploration.question().robust().isEmpty()) {
      return;
    }
    Question.Robustness how = exploration.question().robust().get();
    json.writeObjectFieldStart("robust");
    writeOptions(json, how.options());
    json.writeNumberField("lead_seconds", how.lead().toSeconds());
    json.writeObjectFieldStart("picks");
    for (Map.Entry<String, PriceOfRobustness> pick : exploration.prices().entrySet()) {
      json.writeObjectFieldStart(pick.getKey());
      writePrice(json, pick.getValue(), exploration.objectives());
      json.writeEndObject();
    }
    json.writeEndObject();
    FrontExtrasJson.writeTexts(json, "texts", RobustText.sentences(exploration));
    json.writeEndObject();
  }

  /** Writes the object of the plan in force. */
  static void write(JsonGenerator json, Planner.Robustness robustness) throws IOException {
    json.writeObjectFieldStart("robust");
    writeOptions(json, robustness.options());
    writePrice(json, robustness.price(), ShownObjective.ALL);
    json.writeEndObject();
  }

  private static void writeOptions(JsonGenerator json, RobustOptions options) throws IOException {
    json.writeStringField("measure", options.measure().name());
    json.writeNumberField("scenarios", options.scenarios());
  }

  private static void writePrice(
      JsonGenerator json, PriceOfRobustness price, List<ShownObjective> shown) throws IOException {
    writePlan(json, "robust", price.robust(), shown);
    writePlan(json, "nominal", price.nominal(), shown);
  }

  private static void writePlan(
      JsonGenerator json, String name, RobustPlan plan, List<ShownObjective> shown)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeObjectFieldStart("expected");
    for (ShownObjective one : shown) {
      json.writeNumberField(one.name(), one.value(plan.expected()));
    }
    json.writeEndObject();
    json.writeObjectFieldStart("judged");
    for (ShownObjective one : shown) {
      json.writeNumberField(one.name(), one.value(plan.judged().objectives()));
    }
    json.writeEndObject();
    json.writeNumberField("overloaded_share", plan.overloadedShare());
    json.writeEndObject();
  }
}
