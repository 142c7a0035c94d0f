package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came of reading the configuration again.
 *
 * @param at wall time
 * @param taken settings that changed and are in use
 * @param waiting settings that differ from those in use, each with why; in use with a restart
 * @param fault why nothing was taken over, if so; then nothing else is said
 */
public record ReloadReport(
    Instant at, List<String> taken, Map<String, String> waiting, Optional<String> fault) {
  /** Copies the collections. */
  public ReloadReport {
    taken = List.copyOf(taken);
    waiting = Map.copyOf(waiting);
  }

  /** Returns the JSON of it. */
  public byte[] json() {
    return JsonText.bytes(this::write);
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("read_at", at.toString());
    json.writeArrayFieldStart("taken_over");
    for (String key : taken) {
      json.writeString(key);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("waiting_for_restart");
    for (var one : new TreeMap<>(waiting).entrySet()) {
      json.writeStringField(one.getKey(), one.getValue());
    }
    json.writeEndObject();
    if (fault.isPresent()) {
      json.writeStringField("fault", fault.get());
    }
    json.writeEndObject();
  }
}
