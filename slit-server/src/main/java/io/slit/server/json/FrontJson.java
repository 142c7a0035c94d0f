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

  /** Returns the summary with {@code beside}: the named plans with and without what-ifs. */
  public static String summaryBeside(Exploration changed, Exploration measured) {
    return write(
        json -> {
          write(json, changed, false);
          FrontExtrasJson.writeBeside(json, changed, measured);
        });
  }

  private static String write(Exploration exploration, boolean full) {
    return write(json -> write(json, exploration, full));
  }

  private static void write(JsonGenerator json, Exploration exploration, boolean full)
      throws IOException {
    writeHead(json, exploration);
    writeObjectives(json, exploration.objectives());
    writePlans(json, exploration, full);
    writeBaselines(json, exploration, full);
    writeSelected(json, exploration);
    GapJson.write(json, exploration.gaps());
    RobustJson.write(json, exploration);
    if (full) {
      FrontExtrasJson.writeDifferences(json, exploration);
      FrontContextJson.write(json, exploration);
    }
  }

  /** Writes the fields of a document. */
  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static String write(Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void writeHead(JsonGenerator json, Exploration exploration) throws IOException {
    var searched = exploration.searched();
    var statistics = exploration.result().statistics();
    json.writeStringField("scenario", exploration.world().scenario().name());
    json.writeStringField("at", searched.from().toString());
    json.writeNumberField("epoch_seconds", searched.whole().epochSeconds());
    if (searched.isJoint()) {
      JointJson.writeEpochs(json, searched);
    }
    FrontExtrasJson.writeWhatIf(json, exploration.question().whatIf());
    if (!exploration.question().limits().most().isEmpty()) {
      FrontExtrasJson.writeLimits(json, exploration);
    }
    json.writeNumberField("seed", exploration.question().seed());
    json.writeNumberField("seconds", exploration.seconds());
    json.writeNumberField("evaluations", statistics.evaluations());
    json.writeNumberField("infeasible", statistics.infeasible());
    json.writeNumberField("archived", statistics.archived());
    json.writeNumberField("overrun", statistics.overrun());
    json.writeStringField("stopped_by", statistics.stoppedBy().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("demand_rps", searched.demandPerSecond());
    json.writeStringField("model_id", exploration.problem().modelId());
  }

  static void writeObjectives(JsonGenerator json, List<ShownObjective> objectives)
      throws IOException {
    json.writeArrayFieldStart("objectives");
    for (ShownObjective shown : objectives) {
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
    for (EvaluatedPlan plan : exploration.plans()) {
      json.writeStartObject();
      json.writeStringField("id", plan.id());
      writeValues(json, exploration.objectives(), plan.objectives());
      if (full) {
        FrontContextJson.writePlanDetails(json, exploration, plan);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeBaselines(JsonGenerator json, Exploration exploration, boolean full)
      throws IOException {
    json.writeArrayFieldStart("baselines");
    for (EvaluatedPlan baseline : exploration.baselines()) {
      json.writeStartObject();
      json.writeStringField("name", baseline.id());
      writeValues(json, exploration.objectives(), baseline.objectives());
      if (full) {
        FrontContextJson.writeSites(json, exploration, baseline);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes the value of every objective. */
  static void writeValues(JsonGenerator json, ObjectiveVector objectives) throws IOException {
    writeValues(json, ShownObjective.ALL, objectives);
  }

  static void writeValues(
      JsonGenerator json, List<ShownObjective> shownOnes, ObjectiveVector objectives)
      throws IOException {
    json.writeObjectFieldStart("objectives");
    for (ShownObjective shown : shownOnes) {
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
