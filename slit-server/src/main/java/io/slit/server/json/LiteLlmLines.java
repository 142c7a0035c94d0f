package io.slit.server.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.slit.server.telemetry.importing.RequestLine;
import io.slit.server.telemetry.importing.RequestLines;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * LiteLLM's StandardLoggingPayload, one a line (docs.litellm.ai, "StandardLoggingPayload
 * Specification"): times are seconds since 1970, {@code completionStartTime} is when the first
 * token came. Messages and responses are not looked at.
 */
public final class LiteLlmLines implements RequestLines {
  @Override
  public List<RequestLine> read(String line) {
    JsonNode node = TelemetryNode.object(line);
    double start = TelemetryNode.number(node, "startTime");
    double end = TelemetryNode.number(node, "endTime");
    boolean isCompleted = TelemetryNode.text(node, "status").equals("success");
    JsonNode first = node.path("completionStartTime");
    boolean isStreamed = first.isNumber() && first.doubleValue() < end;
    return List.of(
        new RequestLine(
            TelemetryNode.text(node, "id"),
            Instant.ofEpochMilli((long) (1000 * end)),
            TelemetryNode.text(node, "model"),
            node.path("api_base").asText(""),
            isCompleted,
            TelemetryNode.findWhole(node, "prompt_tokens"),
            TelemetryNode.findWhole(node, "completion_tokens"),
            isStreamed ? OptionalDouble.of(first.doubleValue() - start) : OptionalDouble.empty(),
            end - start));
  }
}
