package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes problems as {@code application/problem+json} (RFC 9457). */
public final class ProblemWriter {
  private static final String TYPE_PREFIX = "urn:slit:problem:";

  private ProblemWriter() {}

  /** Returns the JSON of a problem. */
  public static byte[] write(HttpProblem problem) {
    return JsonText.bytes(json -> write(json, problem));
  }

  static void write(JsonGenerator json, HttpProblem problem) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", TYPE_PREFIX + problem.slug());
    json.writeStringField("title", problem.title());
    json.writeNumberField("status", problem.status());
    json.writeStringField("detail", problem.detail());
    writeHints(json, problem.hints());
    json.writeEndObject();
  }

  private static void writeHints(JsonGenerator json, HttpProblem.Hints hints) throws IOException {
    if (hints.field() != null) {
      json.writeStringField("field", hints.field());
    }
    if (!hints.known().isEmpty()) {
      json.writeArrayFieldStart("known");
      for (String name : hints.known()) {
        json.writeString(name);
      }
      json.writeEndArray();
    }
    if (!hints.filtered().isEmpty()) {
      writeFiltered(json, hints.filtered());
    }
  }

  static void writeFiltered(JsonGenerator json, Iterable<HttpProblem.LeftOut> filtered)
      throws IOException {
    json.writeArrayFieldStart("filtered");
    for (HttpProblem.LeftOut one : filtered) {
      json.writeStartObject();
      json.writeStringField("deployment", one.deployment());
      json.writeStringField("reason", one.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
