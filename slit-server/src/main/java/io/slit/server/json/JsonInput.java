package io.slit.server.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.slit.server.json.PlainTokens.NotPlainException;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A body read token by token: every value is checked for type and range, every fault names its
 * field. {@code null} counts as left out.
 */
final class JsonInput {
  /** The longest text taken for a name. */
  static final int MAX_NAME = 256;

  private static final int MAX_LIST = 1000;

  private final JsonTokens tokens;

  private JsonInput(JsonTokens tokens) {
    this.tokens = tokens;
  }

  /** Reads what follows the first token of a document. */
  @FunctionalInterface
  interface Document<T> {
    T read(JsonInput in) throws IOException;
  }

  /** Reads the value of a member. */
  @FunctionalInterface
  interface Member {
    void read(String name) throws IOException;
  }

  /**
   * Reads one document that fills the body.
   *
   * @throws ProblemException if it is no JSON, or not of this shape
   */
  static <T> T read(byte[] body, Document<T> document) {
    try {
      return read(new PlainTokens(body), document);
    } catch (NotPlainException e) {
      return readAnything(body, document);
    } catch (IOException e) {
      throw new IllegalStateException("Bytes in memory could not be read.", e);
    }
  }

  /** Reads a document that may hold anything, or have a fault. */
  private static <T> T readAnything(byte[] body, Document<T> document) {
    try (JsonParser parser = JsonText.FACTORY.createParser(body)) {
      return read(new JacksonTokens(parser), document);
    } catch (IOException e) {
      throw new ProblemException(HttpProblem.ofBody("The body cannot be read as JSON" + where(e)));
    }
  }

  private static <T> T read(JsonTokens tokens, Document<T> document) throws IOException {
    if (tokens.next() == null) {
      throw new ProblemException(HttpProblem.ofBody("The body is empty. Send a JSON document."));
    }
    T value = document.read(new JsonInput(tokens));
    if (tokens.next() != null) {
      throw new ProblemException(
          HttpProblem.ofBody(
              "Something follows the JSON document. Send one document per request."));
    }
    return value;
  }

  private static String where(IOException e) {
    return e instanceof JsonProcessingException json && json.getLocation() != null
        ? " (line %d, column %d). Maybe a quote, a comma or a bracket is missing there."
            .formatted(json.getLocation().getLineNr(), json.getLocation().getColumnNr())
        : ". Send it in UTF-8.";
  }

  boolean isArray() {
    return tokens.current() == JsonToken.START_ARRAY;
  }

  /** Moves into the next item of an array; false at its end. */
  boolean nextItem() throws IOException {
    return tokens.next() != JsonToken.END_ARRAY;
  }

  /** Reads an object, member by member; members that are null are left out. */
  void object(String field, Member member) throws IOException {
    require(JsonToken.START_OBJECT, field, "an object");
    while (tokens.next() != JsonToken.END_OBJECT) {
      String name = tokens.name();
      if (tokens.next() != JsonToken.VALUE_NULL) {
        member.read(name);
      }
    }
  }

  /** Skips a value of any shape. */
  void skip() throws IOException {
    tokens.skipChildren();
  }

  /** Reads a name: not blank, no control characters, at most {@value #MAX_NAME} characters. */
  String name(String field) throws IOException {
    require(JsonToken.VALUE_STRING, field, "a string");
    if (tokens.textLength() > MAX_NAME) {
      throw bad(
          field,
          "has %d characters and must have at most %d.".formatted(tokens.textLength(), MAX_NAME));
    }
    String text = tokens.text();
    if (text.isBlank() || !isClean(text)) {
      throw bad(field, "must hold visible characters and no control characters.");
    }
    return text;
  }

  private static boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        boolean paired =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!paired) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** Reads an integer in {@code [min, max]}. */
  int integer(String field, int min, int max) throws IOException {
    require(JsonToken.VALUE_NUMBER_INT, field, "an integer");
    boolean fits = tokens.isInt();
    if (!fits || tokens.intValue() < min || tokens.intValue() > max) {
      throw bad(field, "(%s) must be in [%d, %d].".formatted(shortened(), min, max));
    }
    return tokens.intValue();
  }

  /** Reads a finite number in {@code [min, max]}. */
  double number(String field, double min, double max) throws IOException {
    if (tokens.current() != JsonToken.VALUE_NUMBER_INT) {
      require(JsonToken.VALUE_NUMBER_FLOAT, field, "a number");
    }
    double value = tokens.doubleValue();
    if (!(value >= min && value <= max)) {
      throw bad(field, "(%s) must be in [%s, %s].".formatted(shortened(), min, max));
    }
    return value;
  }

  /** Reads true or false. */
  boolean flag(String field) throws IOException {
    if (tokens.current() != JsonToken.VALUE_TRUE) {
      require(JsonToken.VALUE_FALSE, field, "true or false");
    }
    return tokens.current() == JsonToken.VALUE_TRUE;
  }

  /** Reads an array of at least one name. */
  Set<String> someNames(String field) throws IOException {
    Set<String> names = names(field);
    if (names.isEmpty()) {
      throw bad(field, "must hold at least one name. Leave it out to allow any.");
    }
    return names;
  }

  /** Reads an array of names. */
  Set<String> names(String field) throws IOException {
    require(JsonToken.START_ARRAY, field, "an array of strings");
    Set<String> names = new LinkedHashSet<>();
    while (nextItem()) {
      names.add(name(field));
      if (names.size() > MAX_LIST) {
        throw bad(field, "must hold at most %d names.".formatted(MAX_LIST));
      }
    }
    return names;
  }

  private String shortened() throws IOException {
    String text = tokens.text();
    return text.length() > 24 ? text.substring(0, 24) + "..." : text;
  }

  private void require(JsonToken token, String field, String shape) {
    if (tokens.current() != token) {
      throw bad(field, "must be %s and is %s.".formatted(shape, shape(tokens.current())));
    }
  }

  private static String shape(JsonToken token) {
    return switch (token) {
      case START_OBJECT, END_OBJECT -> "an object";
      case START_ARRAY, END_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT -> "an integer";
      case VALUE_NUMBER_FLOAT -> "a fractional number";
      case VALUE_TRUE, VALUE_FALSE -> "a truth value";
      default -> "null";
    };
  }

  /** Returns the fault of a field; the sentence goes on after its name. */
  static ProblemException bad(String field, String predicate) {
    if (field.isEmpty()) {
      return new ProblemException(HttpProblem.ofBody("The body " + predicate));
    }
    String shown = printable(field);
    return new ProblemException(HttpProblem.ofField(shown, "The field " + shown + " " + predicate));
  }

  /** Member names come from outside: what cannot be written back is replaced. */
  private static String printable(String field) {
    String head = field.length() > MAX_NAME ? field.substring(0, MAX_NAME) : field;
    return isClean(head) ? head : head.replaceAll("[^\\x20-\\x7e]", "?");
  }
}
