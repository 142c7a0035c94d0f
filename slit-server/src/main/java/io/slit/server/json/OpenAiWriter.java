package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes errors and lists of models in the JSON of OpenAI's API. */
public final class OpenAiWriter {
  private OpenAiWriter() {}

  /**
   * An error as clients of OpenAI read it.
   *
   * @param message what, where, what to do; never text of a prompt
   * @param type {@code invalid_request_error}, {@code authentication_error}, ...
   * @param param the member at fault, or null
   * @param code for programs
   */
  public record OpenAiError(String message, String type, @Nullable String param, String code) {
    /** Returns the error of a problem. */
    public static OpenAiError of(HttpProblem problem) {
      String type =
          switch (problem.status()) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 429 -> "rate_limit_error";
            default -> problem.status() < 500 ? "invalid_request_error" : "server_error";
          };
      return new OpenAiError(
          problem.detail(), type, problem.hints().field(), problem.slug().replace('-', '_'));
    }
  }

  /** Returns {@code {"error": ...}}. */
  public static byte[] error(OpenAiError error) {
    return JsonText.bytes(json -> error(json, error));
  }

  /** Returns the error as one server-sent event. */
  public static byte[] errorEvent(OpenAiError error) {
    String data = new String(error(error), StandardCharsets.UTF_8);
    return ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void error(JsonGenerator json, OpenAiError error) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("error");
    json.writeStringField("message", error.message());
    json.writeStringField("type", error.type());
    json.writeStringField("param", error.param());
    json.writeStringField("code", error.code());
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Returns a list of models and aliases. */
  public static byte[] models(List<String> names, long createdSeconds) {
    return JsonText.bytes(
        json -> {
          json.writeStartObject();
          json.writeStringField("object", "list");
          json.writeArrayFieldStart("data");
          for (String name : names) {
            model(json, name, createdSeconds);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** Returns one model or alias. */
  public static byte[] model(String name, long createdSeconds) {
    return JsonText.bytes(json -> model(json, name, createdSeconds));
  }

  private static void model(JsonGenerator json, String name, long createdSeconds)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", name);
    json.writeStringField("object", "model");
    json.writeNumberField("created", createdSeconds);
    json.writeStringField("owned_by", "slit");
    json.writeEndObject();
  }
}
