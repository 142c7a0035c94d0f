package io.slit.server.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.slit.server.json.PlainTokens.NotPlainException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read as plain is what Jackson reads. */
class PlainTokensTest {
  private static final String PIECES =
      "{}[]:,\" \t\n0123456789.-eE+truefalsn\\u0041/*'\u0000\u001f\u007f\u00e9\ufeff";

  /** All tokens of a document with their values, or nothing if it has a fault. */
  private static @Nullable List<String> told(JsonTokens tokens) {
    try {
      List<String> told = new ArrayList<>();
      for (JsonToken token = tokens.next(); token != null; token = tokens.next()) {
        told.add(token + " " + value(tokens, token));
      }
      return told;
    } catch (IOException | NotPlainException e) {
      return null;
    }
  }

  private static String value(JsonTokens tokens, JsonToken token) throws IOException {
    return switch (token) {
      case FIELD_NAME -> tokens.name();
      case VALUE_STRING -> tokens.textLength() + " " + tokens.text();
      case VALUE_NUMBER_INT ->
          tokens.text()
              + (tokens.isInt() ? " " + tokens.intValue() + " " + tokens.doubleValue() : "");
      case VALUE_NUMBER_FLOAT -> tokens.text() + " " + tokens.doubleValue();
      default -> "";
    };
  }

  private static @Nullable List<String> plain(byte[] document) {
    return told(new PlainTokens(document));
  }

  private static @Nullable List<String> jackson(byte[] document) {
    try (JsonParser parser = JsonText.FACTORY.createParser(document)) {
      return told(new JacksonTokens(parser));
    } catch (IOException e) {
      return null;
    }
  }

  /** Returns whether a document was plain. */
  private static boolean agrees(String document) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    List<String> plain = plain(bytes);
    if (plain != null) {
      assertEquals(jackson(bytes), plain, document);
    }
    return plain != null;
  }

  private static String document(Random random, int depth) {
    return switch (random.nextInt(depth > 4 ? 6 : 8)) {
      case 0 -> "\"" + random.nextInt() + "x \"";
      case 1 -> Integer.toString(random.nextInt(-2_000_000, 2_000_000_000));
      case 2 -> Double.toString(random.nextInt(100_000) / 1000.0);
      case 3 -> Boolean.toString(random.nextBoolean());
      case 4 -> "null";
      case 5 -> "-0." + random.nextInt(1000);
      case 6 -> {
        List<String> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(document(random, depth + 1));
        }
        yield "[" + String.join(", ", items) + " ]";
      }
      default -> {
        List<String> members = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          members.add("\"name" + i + "\" : " + document(random, depth + 1));
        }
        yield "{" + String.join(",\n", members) + "}";
      }
    };
  }

  @Test
  void tokensOfRandomDocumentsAreThoseOfJackson() {
    Random random = new Random(1);
    int plain = 0;
    for (int i = 0; i < 2000; i++) {
      plain += agrees(document(random, 0)) ? 1 : 0;
    }
    assertTrue(plain > 1000, plain + " of 2000 were plain");
  }

  /** What Jackson refuses must not pass as plain. */
  @Test
  void tokensOfDocumentsWithFaultsAreThoseOfJacksonOrNone() {
    Random random = new Random(2);
    int plain = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(document(random, 0));
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        int at = random.nextInt(text.length() + 1);
        char piece = PIECES.charAt(random.nextInt(PIECES.length()));
        if (random.nextBoolean() || at == text.length()) {
          text.insert(at, piece);
        } else if (random.nextBoolean()) {
          text.setCharAt(at, piece);
        } else {
          text.deleteCharAt(at);
        }
      }
      plain += text.length() > 0 && agrees(text.toString()) ? 1 : 0;
    }
    assertTrue(plain > 1000 && plain < 19_000, plain + " of 20000 were plain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1",
        "-0.0",
        "0.00000000000001",
        "99999999999999.9",
        "123456.789012345",
        "3.14",
        "7.0"
      })
  void fractionsAreTheNearestDoubles(String number) {
    PlainTokens tokens = new PlainTokens(number.getBytes(StandardCharsets.US_ASCII));
    tokens.next();
    assertEquals(Double.parseDouble(number), tokens.doubleValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234567890", "1e3", "0.1234567890123456", "\"\\n\"", "\"\u00e9\"", "01", "-", "1.", ".5",
        "tru", "truex", "nulll", "\"open", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "[1 2]",
        "[1}", "{1:2}", "\ufeff1", "// no\n1", "1 2", "[", "{\"a\"", ",", "NaN"
      })
  void whatIsNotPlainIsLeftToJackson(String document) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    assertThrows(
        NotPlainException.class,
        () -> {
          PlainTokens tokens = new PlainTokens(bytes);
          for (JsonToken token = tokens.next(); token != null; token = tokens.next()) {}
        });
  }

  @Test
  void skippingEndsWhereTheValueDoes() {
    byte[] bytes =
        "{\"a\":[1,{\"b\":[]},\"]\"],\"c\":{},\"d\":2}".getBytes(StandardCharsets.US_ASCII);
    PlainTokens tokens = new PlainTokens(bytes);
    tokens.next();
    List<String> names = new ArrayList<>();
    while (tokens.next() == JsonToken.FIELD_NAME) {
      names.add(tokens.name());
      tokens.next();
      tokens.skipChildren();
    }
    assertEquals(List.of("a", "c", "d"), names);
    assertEquals(JsonToken.END_OBJECT, tokens.current());
  }

  @Test
  void whatIsVeryDeepIsLeftToJackson() {
    assertTrue(agrees("[".repeat(60) + "]".repeat(60)));
    byte[] deeper = ("[".repeat(61) + "]".repeat(61)).getBytes(StandardCharsets.US_ASCII);
    assertNull(plain(deeper));
    assertNotNull(jackson(deeper));
  }
}
