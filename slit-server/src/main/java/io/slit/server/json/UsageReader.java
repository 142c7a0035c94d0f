package io.slit.server.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Finds {@code usage} in the end of an answer, JSON or events.
 *
 * <p>The member's name with its quotes cannot stand inside a JSON string, where quotes are escaped;
 * so the last one that has an object is the answer's own.
 */
public final class UsageReader {
  private static final byte[] NAME = "\"usage\"".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_TOKENS = 10_000_000;

  private UsageReader() {}

  /**
   * Tokens of a request, as its deployment counted them.
   *
   * @param inputTokens of the prompt
   * @param outputTokens generated; 0 for embeddings
   */
  public record Usage(int inputTokens, int outputTokens) {}

  /** Returns the usage in the first {@code length} bytes, or nothing if there is none. */
  public static Optional<Usage> find(byte[] end, int length) {
    for (int at = length - NAME.length; at >= 0; at--) {
      if (isName(end, at)) {
        int from = objectAfter(end, at + NAME.length, length);
        Optional<Usage> usage = from < 0 ? Optional.empty() : read(end, from, length - from);
        if (usage.isPresent()) {
          return usage;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isName(byte[] bytes, int at) {
    for (int i = 0; i < NAME.length; i++) {
      if (bytes[at + i] != NAME[i]) {
        return false;
      }
    }
    return at == 0 || bytes[at - 1] != '\\';
  }

  private static int objectAfter(byte[] bytes, int from, int length) {
    boolean colon = false;
    for (int i = from; i < length; i++) {
      if (bytes[i] == '{' && colon) {
        return i;
      }
      if (bytes[i] == ':' && !colon) {
        colon = true;
      } else if (bytes[i] > ' ') {
        return -1;
      }
    }
    return -1;
  }

  private static Optional<Usage> read(byte[] bytes, int from, int length) {
    int input = -1;
    int output = 0;
    try (JsonParser parser = JsonText.FACTORY.createParser(bytes, from, length)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        boolean counted = parser.nextToken() == JsonToken.VALUE_NUMBER_INT;
        if (counted && (name.equals("prompt_tokens") || name.equals("input_tokens"))) {
          input = parser.getIntValue();
        } else if (counted && (name.equals("completion_tokens") || name.equals("output_tokens"))) {
          output = parser.getIntValue();
        }
        parser.skipChildren();
      }
    } catch (IOException e) {
      return Optional.empty(); // cut short: what it counted is unknown
    }
    boolean sound = input >= 0 && input <= MAX_TOKENS && output >= 0 && output <= MAX_TOKENS;
    return sound ? Optional.of(new Usage(input, output)) : Optional.empty();
  }
}
