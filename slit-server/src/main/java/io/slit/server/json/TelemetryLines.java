package io.slit.server.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Parts a body of telemetry into its records: one a line, or the items of one JSON array, as
 * LiteLLM sends by default.
 */
public final class TelemetryLines {
  private TelemetryLines() {}

  /**
   * Returns the records of a body; lines that are no JSON are among them.
   *
   * @throws ProblemException if it is empty, or begins as an array and is none
   */
  public static List<String> of(byte[] body) {
    int first = 0;
    while (first < body.length && body[first] <= ' ') {
      first++;
    }
    if (first == body.length) {
      throw new ProblemException(
          HttpProblem.ofBody("The body is empty. Send a JSON object a line, or an array of them."));
    }
    return body[first] == '['
        ? items(body)
        : Arrays.asList(new String(body, StandardCharsets.UTF_8).split("\n", -1));
  }

  private static List<String> items(byte[] body) {
    List<String> items = new ArrayList<>();
    try (JsonParser parser = JsonText.FACTORY.createParser(body)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int end = (int) parser.currentLocation().getByteOffset();
        items.add(new String(body, start, end - start, StandardCharsets.UTF_8));
      }
      return items;
    } catch (IOException e) {
      throw new ProblemException(
          HttpProblem.ofBody(
              "The body begins as a JSON array and is none. Send a JSON object a line, or an array"
                  + " of them."));
    }
  }
}
