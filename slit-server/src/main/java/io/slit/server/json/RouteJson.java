package io.slit.server.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import java.util.Map;

/** Makes requests for a decision, and shows the answers to people. */
public final class RouteJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private RouteJson() {}

  /** Returns the body of a request with these fields. */
  public static byte[] request(Map<String, Object> fields) {
    try {
      return MAPPER.writeValueAsBytes(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The request (%s) is no JSON.".formatted(fields), e);
    }
  }

  /** Returns an answer to {@code POST /v1/route} as a table. */
  public static String table(String answer) {
    try {
      return table(MAPPER.readTree(answer));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The answer (%s) is no JSON.".formatted(answer), e);
    }
  }

  private static String table(JsonNode answer) {
    JsonNode target = answer.path("target");
    StringBuilder text = new StringBuilder();
    text.append(
        format(
            "%s goes to %s (%s, %s)%n",
            answer.path("request_id").asText(),
            target.path("deployment").asText(),
            target.path("model").asText(),
            target.path("region").asText()));
    text.append(
        format(
            "  by plan %s, mode %s, decision %s%n",
            answer.path("plan").path("id").asText(),
            answer.path("mode").asText(),
            answer.path("decision_id").asText()));
    text.append(format("  %s%n%n", answer.path("explain").path("reason").asText()));
    appendScores(text, answer.path("explain"), target.path("deployment").asText());
    appendFiltered(text, answer.path("explain"));
    return text.toString();
  }

  private static void appendScores(StringBuilder text, JsonNode explain, String chosen) {
    text.append(
        format(
            "  %-2s%-32s %7s %8s %8s %8s %8s %10s %8s%n",
            "",
            "allowed",
            "share",
            "ttft_ms",
            "p95_ms",
            "carbon_g",
            "water_ml",
            "usd_per_1k",
            "quality"));
    for (JsonNode score : explain.path("scores")) {
      String deployment = score.path("deployment").asText();
      text.append(
          format(
              "  %-2s%-32s %6.1f%% %8.0f %8.0f %8.4f %8.4f %10.4f %8.4f%n",
              deployment.equals(chosen) ? "*" : "",
              deployment,
              100 * score.path("share").asDouble(),
              score.path("ttft_ms").asDouble(),
              score.path("ttft_p95_ms").asDouble(),
              score.path("carbon_g").asDouble(),
              score.path("water_ml").asDouble(),
              1000 * score.path("cost_usd").asDouble(),
              score.path("quality").asDouble()));
    }
  }

  private static void appendFiltered(StringBuilder text, JsonNode explain) {
    for (JsonNode one : explain.path("filtered")) {
      text.append(
          format(
              "  - %-32s left out: %s%n",
              one.path("deployment").asText(), one.path("reason").asText()));
    }
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
