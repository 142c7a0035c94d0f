package io.slit.server.json;

import java.time.Instant;

/** Writes small answers. */
public final class StatusWriter {
  private StatusWriter() {}

  /** Returns the JSON of an outcome that is on disk; the same for every repeat of it. */
  public static byte[] recorded(String decisionId, Instant recordedAt) {
    return JsonText.bytes(
        json -> {
          json.writeStartObject();
          json.writeStringField("decision_id", decisionId);
          json.writeStringField("recorded_at", recordedAt.toString());
          json.writeEndObject();
        });
  }

  /** Returns the JSON of the ports a server listens on. */
  public static byte[] ports(int port, int managementPort) {
    return JsonText.bytes(
        json -> {
          json.writeStartObject();
          json.writeNumberField("port", port);
          json.writeNumberField("management_port", managementPort);
          json.writeEndObject();
        });
  }

  /** Returns the JSON of a change of the plan in force; the same twice where nothing changed. */
  public static byte[] switched(String from, String to) {
    return JsonText.bytes(
        json -> {
          json.writeStartObject();
          json.writeStringField("in_force", to);
          json.writeStringField("before", from);
          json.writeEndObject();
        });
  }

  /** Returns the JSON of a state of health. */
  public static byte[] health(String status, String detail) {
    return JsonText.bytes(
        json -> {
          json.writeStartObject();
          json.writeStringField("status", status);
          json.writeStringField("detail", detail);
          json.writeEndObject();
        });
  }
}
