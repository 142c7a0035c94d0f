package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.server.reports.Exploration;
import io.slit.server.reports.ExploredPeriod;
import io.slit.server.reports.PeriodSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes the named plans of a period as JSON: what they amount to, and epoch by epoch. */
public final class PeriodJson {
  private PeriodJson() {}

  /** Returns the document. */
  public static String write(ExploredPeriod explored) {
    return new String(JsonText.bytes(json -> write(json, explored)), StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator json, ExploredPeriod explored) throws IOException {
    Exploration first = explored.first();
    json.writeStartObject();
    json.writeStringField("scenario", first.world().scenario().name());
    json.writeStringField("from", explored.period().from().toString());
    json.writeStringField("to", explored.period().to().toString());
    json.writeNumberField("step_seconds", explored.period().step().toSeconds());
    json.writeNumberField("epoch_seconds", explored.period().epochLength().toSeconds());
    json.writeNumberField("epochs_per_step", explored.period().epochsPerStep());
    json.writeNumberField("epochs_without_plan", explored.epochsWithoutPlan());
    json.writeNumberField("seed", first.question().seed());
    json.writeStringField("model_id", first.problem().modelId());
    FrontExtrasJson.writeWhatIf(json, first.question().whatIf());
    FrontJson.writeObjectives(json, first.objectives());
    json.writeArrayFieldStart("summary");
    for (PeriodSummary.Row row : PeriodSummary.of(explored).rows()) {
      json.writeStartObject();
      json.writeStringField("name", row.name());
      json.writeNumberField("epochs", row.epochs());
      FrontJson.writeValues(json, first.objectives(), row.objectives());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("epochs");
    for (Exploration epoch : explored.epochs()) {
      writeEpoch(json, epoch);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeEpoch(JsonGenerator json, Exploration epoch) throws IOException {
    json.writeStartObject();
    json.writeStringField("at", epoch.problem().input().epoch().start().toString());
    json.writeNumberField("demand_rps", epoch.problem().input().demand().totalPerSecond());
    json.writeNumberField("plans", epoch.plans().size());
    json.writeNumberField("seconds", epoch.seconds());
    json.writeNumberField("overrun", epoch.result().statistics().overrun());
    json.writeObjectFieldStart("named");
    for (Map.Entry<String, EvaluatedPlan> named : ExploredPeriod.named(epoch).entrySet()) {
      json.writeObjectFieldStart(named.getKey());
      json.writeStringField("id", named.getValue().id());
      FrontJson.writeValues(json, epoch.objectives(), named.getValue().objectives());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
