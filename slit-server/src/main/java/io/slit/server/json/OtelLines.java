package io.slit.server.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.slit.server.telemetry.importing.RequestLine;
import io.slit.server.telemetry.importing.RequestLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * OpenTelemetry spans in OTLP/JSON, one export a line, as the collector's file exporter writes them
 * (opentelemetry-proto, trace.proto). Attributes are those of the GenAI conventions ({@code
 * gen_ai.usage.input_tokens}, {@code gen_ai.usage.cache_read.input_tokens}, ...), and {@code
 * gen_ai.latency.time_to_first_token} and {@code gen_ai.latency.time_in_queue}, which vLLM adds;
 * its earlier names {@code prompt_tokens} and {@code completion_tokens} are taken too. Events,
 * where messages may stand, are not looked at.
 */
public final class OtelLines implements RequestLines {
  private static final double NANOS = 1e9;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int ERROR = 2;

  @Override
  public List<RequestLine> read(String line) {
    List<RequestLine> requests = new ArrayList<>();
    for (JsonNode resource : TelemetryNode.object(line).path("resourceSpans")) {
      for (JsonNode scope : resource.path("scopeSpans")) {
        for (JsonNode span : scope.path("spans")) {
          requests.add(request(span));
        }
      }
    }
    if (requests.isEmpty()) {
      throw new IllegalArgumentException("the line holds no span");
    }
    return requests;
  }

  private static RequestLine request(JsonNode span) {
    Map<String, JsonNode> attributes = new HashMap<>();
    for (JsonNode one : span.path("attributes")) {
      attributes.put(one.path("key").asText(), one.path("value"));
    }
    long start = nanos(span, "startTimeUnixNano");
    long end = nanos(span, "endTimeUnixNano");
    return new RequestLine(
        TelemetryNode.text(span, "traceId") + "-" + TelemetryNode.text(span, "spanId"),
        Instant.ofEpochMilli(end / NANOS_PER_MILLI),
        text(attributes, "gen_ai.response.model", "gen_ai.request.model"),
        text(attributes, "server.address", "server.address"),
        span.path("status").path("code").asInt() != ERROR,
        whole(attributes, "gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"),
        whole(attributes, "gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens"),
        seconds(attributes.get("gen_ai.latency.time_to_first_token")),
        (end - start) / NANOS,
        whole(attributes, "gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cached_tokens"),
        seconds(attributes.get("gen_ai.latency.time_in_queue")));
  }

  private static long nanos(JsonNode span, String field) {
    try {
      return Long.parseLong(span.path(field).asText());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(field + " is not a number of nanoseconds", e);
    }
  }

  private static String text(Map<String, JsonNode> attributes, String name, String other) {
    JsonNode value = attributes.getOrDefault(name, attributes.get(other));
    return value == null ? "" : value.path("stringValue").asText("");
  }

  /** OTLP/JSON writes whole numbers of 64 bits as texts. */
  private static OptionalLong whole(Map<String, JsonNode> attributes, String name, String other) {
    JsonNode value = attributes.getOrDefault(name, attributes.get(other));
    if (value == null || !value.has("intValue")) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(value.path("intValue").asText()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is not a whole number", e);
    }
  }

  private static OptionalDouble seconds(@Nullable JsonNode value) {
    return value != null && value.path("doubleValue").isNumber()
        ? OptionalDouble.of(value.path("doubleValue").doubleValue())
        : OptionalDouble.empty();
  }
}
