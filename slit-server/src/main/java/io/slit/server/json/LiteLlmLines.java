package io.slit.server.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.slit.server.telemetry.importing.RequestLine;
import io.slit.server.telemetry.importing.RequestLines;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * LiteLLM's StandardLoggingPayload, one a line (docs.litellm.ai, "StandardLoggingPayload
 * Specification"): times are seconds since 1970, {@code completionStartTime} is when the first
 * token came. Cached tokens are those of the usage in its metadata. Only the members that are named
 * here are read; messages and responses are skipped as they stand, and no object is made of them.
 */
public final class LiteLlmLines implements RequestLines {
  private static final String CACHED = "metadata/usage_object/prompt_tokens_details/cached_tokens";
  private static final Set<String> WANTED =
      Set.of(
          "id",
          "startTime",
          "endTime",
          "completionStartTime",
          "status",
          "model",
          "api_base",
          "prompt_tokens",
          "completion_tokens",
          CACHED);

  @Override
  public List<RequestLine> read(String line) {
    JsonNode node = TelemetryNode.members(line, WANTED);
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
            end - start,
            TelemetryNode.wholeAt(node, CACHED),
            OptionalDouble.empty()));
  }
}
