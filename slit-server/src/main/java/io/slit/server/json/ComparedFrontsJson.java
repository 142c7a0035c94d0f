package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slit.core.pareto.CommonBox;
import io.slit.server.reports.ComparedFronts;
import io.slit.server.reports.FrontPoints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes the comparison of two fronts as JSON. */
public final class ComparedFrontsJson {
  private ComparedFrontsJson() {}

  /** Returns the document. */
  public static String write(ComparedFronts compared) {
    return new String(
        JsonText.bytes(
            json -> {
              json.writeStartObject();
              json.writeNumberField("reference_point", CommonBox.REFERENCE);
              json.writeBooleanField("same_question", compared.sameQuestion());
              writeSide(json, "a", compared.first(), compared.comparison().first());
              writeSide(json, "b", compared.second(), compared.comparison().second());
              writeBests(json, compared);
              json.writeEndObject();
            }),
        StandardCharsets.UTF_8);
  }

  private static void writeSide(
      JsonGenerator json, String name, FrontPoints front, CommonBox.Side side) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("file", front.label());
    json.writeStringField("scenario", front.scenario());
    json.writeStringField("at", front.at());
    FrontExtrasJson.writeTexts(json, "what_if", front.whatIf());
    json.writeNumberField("plans", front.plans().size());
    json.writeNumberField("hypervolume", side.hypervolume());
    json.writeNumberField("coverage", side.coverage());
    json.writeEndObject();
  }

  private static void writeBests(JsonGenerator json, ComparedFronts compared) throws IOException {
    json.writeArrayFieldStart("best");
    for (ComparedFronts.Best best : compared.bests()) {
      json.writeStartObject();
      json.writeStringField("objective", best.objective());
      json.writeNumberField("a", best.first());
      json.writeNumberField("b", best.second());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
