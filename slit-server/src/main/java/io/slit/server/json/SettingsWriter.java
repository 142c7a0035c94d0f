package io.slit.server.json;

import java.util.List;

/** Writes an effective configuration. */
public final class SettingsWriter {
  private SettingsWriter() {}

  /** A setting, its value and where it comes from. */
  public record Line(String key, String value, String source) {}

  /** Returns a JSON object of {@code key: {value, source}}. */
  public static byte[] write(List<Line> lines) {
    return JsonText.bytes(
        json -> {
          json.writeStartObject();
          for (Line line : lines) {
            json.writeObjectFieldStart(line.key());
            json.writeStringField("value", line.value());
            json.writeStringField("source", line.source());
            json.writeEndObject();
          }
          json.writeEndObject();
        });
  }
}
