package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.server.reports.Exploration;
import io.slit.server.reports.ExploredPeriod;
import io.slit.server.reports.LimitsText;
import io.slit.server.reports.PlanDifference;
import io.slit.server.reports.ShownObjective;
import io.slit.server.whatif.SiteChange;
import io.slit.server.whatif.WhatIf;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes what was asked of a front beside the epoch, and what sets its plans apart. */
final class FrontExtrasJson {
  private FrontExtrasJson() {}

  /** Writes {@code what_if}: texts for people, the same as values for programs. */
  static void writeWhatIf(JsonGenerator json, WhatIf whatIf) throws IOException {
    json.writeObjectFieldStart("what_if");
    writeTexts(json, "texts", whatIf.texts());
    json.writeNumberField("load", whatIf.load());
    writeTexts(json, "without", whatIf.without().stream().map(site -> site.value()).toList());
    json.writeArrayFieldStart("set");
    for (SiteChange change : whatIf.changes()) {
      json.writeStartObject();
      json.writeStringField("site", change.site().value());
      json.writeStringField("signal", change.signal().key());
      json.writeNumberField("value", change.value());
      json.writeStringField("unit", change.signal().unit());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Writes {@code limits}: how many plans they leave of all, and one entry for each. */
  static void writeLimits(JsonGenerator json, Exploration exploration) throws IOException {
    var outcome = exploration.front().limited();
    json.writeObjectFieldStart("limits");
    json.writeNumberField("found", exploration.front().found());
    json.writeNumberField("within", outcome.within().size());
    json.writeArrayFieldStart("each");
    for (ShownObjective shown : ShownObjective.ALL) {
      Double limit = exploration.question().limits().most().get(shown.objective());
      if (limit != null) {
        json.writeStartObject();
        json.writeStringField("objective", shown.name());
        json.writeStringField(
            "text", LimitsText.limit(exploration.question().limits(), shown.objective()));
        json.writeNumberField("limit", shown.shown(limit));
        json.writeNumberField("excluded", outcome.excluded().getOrDefault(shown.objective(), 0));
        json.writeNumberField(
            "best_reached",
            shown.shown(outcome.least().getOrDefault(shown.objective(), Double.NaN)));
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Writes {@code differences}: any two picks that are not one plan, in words. */
  static void writeDifferences(JsonGenerator json, Exploration exploration) throws IOException {
    json.writeArrayFieldStart("differences");
    for (PlanDifference.Told told : PlanDifference.betweenPicks(exploration)) {
      json.writeStartObject();
      json.writeStringField("from", told.from());
      json.writeStringField("to", told.to());
      json.writeStringField("text", told.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes {@code beside}: each named plan with what-ifs, without, and with less without. */
  static void writeBeside(JsonGenerator json, Exploration changed, Exploration measured)
      throws IOException {
    json.writeObjectFieldStart("beside");
    Map<String, EvaluatedPlan> without = ExploredPeriod.named(measured);
    for (Map.Entry<String, EvaluatedPlan> one : ExploredPeriod.named(changed).entrySet()) {
      EvaluatedPlan other = without.get(one.getKey());
      if (other != null) {
        json.writeObjectFieldStart(one.getKey());
        for (ShownObjective shown : changed.objectives()) {
          double with = shown.value(one.getValue().objectives());
          double before = shown.value(other.objectives());
          json.writeObjectFieldStart(shown.name());
          json.writeNumberField("with", with);
          json.writeNumberField("without", before);
          json.writeNumberField("difference", with - before);
          json.writeEndObject();
        }
        json.writeEndObject();
      }
    }
    json.writeEndObject();
  }

  static void writeTexts(JsonGenerator json, String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
