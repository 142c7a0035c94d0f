package io.slit.server.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the few members of an OpenAI body that routing needs; all others, texts among them, are
 * skipped and left to the deployment to check.
 */
public final class OpenAiRequestReader {
  private static final int MAX_OUTPUT_TOKENS = 1_000_000;

  private OpenAiRequestReader() {}

  /**
   * Returns what a body says.
   *
   * @throws ProblemException if it is no JSON object, or its model is missing, no text or given
   *     twice; the message holds nothing of the body but the model
   */
  public static OpenAiRequest read(byte[] body) {
    try (JsonParser parser = JsonText.FACTORY.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new ProblemException(HttpProblem.ofBody("The body must be a JSON object."));
      }
      Draft draft = new Draft();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        draft.member(parser, name);
      }
      if (parser.nextToken() != null) {
        throw new ProblemException(
            HttpProblem.ofBody("Something follows the JSON object. Send one per request."));
      }
      return draft.finish();
    } catch (IOException e) {
      throw new ProblemException(HttpProblem.ofBody("The body cannot be read as JSON" + where(e)));
    }
  }

  private static String where(IOException e) {
    return e instanceof JsonProcessingException json && json.getLocation() != null
        ? " (line %d, column %d)."
            .formatted(json.getLocation().getLineNr(), json.getLocation().getColumnNr())
        : ". Send it in UTF-8.";
  }

  /** Returns the UTF-8 bytes of a text as a JSON string, quotes included. */
  public static byte[] quoted(String text) {
    return ('"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"')
        .getBytes(StandardCharsets.UTF_8);
  }

  private static final class Draft {
    private @Nullable String model;
    private int start;
    private int end;
    private int maxOutputTokens;
    private boolean stream;
    private @Nullable Boolean deferrable;

    void member(JsonParser parser, String name) throws IOException {
      switch (name) {
        case "model" -> model(parser);
        case "max_tokens", "max_completion_tokens", "max_output_tokens" -> tokens(parser);
        case "stream" -> stream = parser.currentToken() == JsonToken.VALUE_TRUE;
        case "service_tier" -> deferrable = mayWait(parser);
        default -> {}
      }
      parser.skipChildren();
    }

    private void model(JsonParser parser) throws IOException {
      if (model != null) {
        throw JsonInput.bad("model", "is given twice. Name one model or alias.");
      }
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        throw JsonInput.bad("model", "must be a string.");
      }
      start = (int) parser.currentTokenLocation().getByteOffset();
      String text = parser.getText();
      end = (int) parser.currentLocation().getByteOffset();
      if (text.isBlank()
          || text.length() > JsonInput.MAX_NAME
          || text.chars()
              .anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
        throw JsonInput.bad(
            "model", "must have 1 to %d visible characters.".formatted(JsonInput.MAX_NAME));
      }
      model = text;
    }

    private static @Nullable Boolean mayWait(JsonParser parser) throws IOException {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        return null;
      }
      return switch (parser.getText()) {
        case "flex" -> Boolean.TRUE;
        case "priority" -> Boolean.FALSE;
        default -> null;
      };
    }

    private void tokens(JsonParser parser) throws IOException {
      if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
          && parser.getNumberType() == JsonParser.NumberType.INT) {
        maxOutputTokens = Math.max(0, Math.min(MAX_OUTPUT_TOKENS, parser.getIntValue()));
      }
    }

    OpenAiRequest finish() {
      if (model == null) {
        throw JsonInput.bad("model", "is missing. Name a model or an alias.");
      }
      return new OpenAiRequest(model, start, end, maxOutputTokens, stream, deferrable);
    }
  }
}
