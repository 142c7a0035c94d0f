package io.slit.server.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads the front that a planner shows, as another server shows it on. */
public final class FollowedFrontJson {
  private static final String IN_FORCE = "in_force";

  private FollowedFrontJson() {}

  /**
   * Returns the front with another plan of it marked as the one in force, else byte for byte as it
   * came.
   *
   * @param json of the planner's {@code GET /v1/front}
   * @param inForce at this server
   * @return nothing if the plan is not of that front, or the text is none
   */
  public static Optional<byte[]> withInForce(String json, String inForce) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    try (JsonParser parser = JsonText.FACTORY.createParser(bytes)) {
      return splice(parser, bytes, inForce);
    } catch (IOException e) {
      return Optional.empty(); // of no planner of ours
    }
  }

  private static Optional<byte[]> splice(JsonParser parser, byte[] bytes, String inForce)
      throws IOException {
    int from = -1;
    int to = -1;
    Set<String> plans = new HashSet<>();
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return Optional.empty();
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals(IN_FORCE) && value == JsonToken.VALUE_STRING) {
        from = (int) parser.currentTokenLocation().getByteOffset();
        parser.finishToken();
        to = (int) parser.currentLocation().getByteOffset();
      } else if (name.equals("plans")) {
        addIds(parser, plans);
      } else {
        parser.skipChildren();
      }
    }
    if (from < 0 || !plans.contains(inForce)) {
      return Optional.empty();
    }
    ByteText text = new ByteText(bytes.length + inForce.length());
    text.bytes(Arrays.copyOf(bytes, from)).quoted(inForce);
    return Optional.of(text.bytes(Arrays.copyOfRange(bytes, to, bytes.length)).toBytes());
  }

  private static void addIds(JsonParser parser, Set<String> ids) throws IOException {
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isId = parser.currentName().equals("id");
        parser.nextToken();
        if (isId) {
          ids.add(parser.getText());
        } else {
          parser.skipChildren();
        }
      }
    }
  }
}
