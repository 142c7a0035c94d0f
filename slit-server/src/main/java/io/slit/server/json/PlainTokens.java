package io.slit.server.json;

import com.fasterxml.jackson.core.JsonToken;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of a plain document: ASCII without escapes, whole numbers of at most nine digits,
 * fractions of at most fifteen digits without exponent, little depth. Most routing requests are
 * that, and this reads them in little more than half of the time that a parser of everything takes,
 * with a quarter of the garbage.
 *
 * <p>It never says what is wrong: at the first thing that is not plain, a fault included, it throws
 * {@link NotPlainException}, and a parser of everything has to begin anew.
 */
final class PlainTokens implements JsonTokens {
  private static final int MAX_DEPTH = 60;
  private static final int MAX_NAME = 256;
  private static final int MAX_INT_DIGITS = 9;
  private static final int MAX_DIGITS = 15;

  /** Powers of ten that doubles hold exactly: a quotient of two exact numbers is rounded once. */
  private static final double[] TENS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  /**
   * Names that came before, by a hash of theirs: the same few come with every request. Races only
   * cost a name that is made again.
   */
  private static final @Nullable String[] NAMES = new String[256];

  private final byte[] bytes;
  private int at;
  private int depth;

  /** A bit for each open object or array, the innermost last; 1 is an object. */
  private long objects;

  private JsonToken current = JsonToken.NOT_AVAILABLE;
  private String name = "";
  private int start;
  private int end;
  private long digits;
  private int decimals;

  PlainTokens(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Says that a document is not plain. It may be sound all the same. */
  static final class NotPlainException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private NotPlainException() {
      super("not plain", null, false, false);
    }
  }

  @Override
  public @Nullable JsonToken next() {
    int c = nextVisible();
    if (depth == 0 && current != JsonToken.NOT_AVAILABLE) {
      require(c < 0);
      return null;
    }
    current = depth == 0 || current == JsonToken.FIELD_NAME ? value(c) : inside(c);
    return current;
  }

  /** The next token of an open object or array. */
  private JsonToken inside(int c) {
    boolean object = (objects & 1) != 0;
    if (c == (object ? '}' : ']')) {
      at++;
      depth--;
      objects >>>= 1;
      return object ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
    }
    int first = c;
    if (current != JsonToken.START_OBJECT && current != JsonToken.START_ARRAY) {
      require(c == ',');
      at++;
      first = nextVisible();
    }
    return object ? member(first) : value(first);
  }

  private JsonToken member(int c) {
    require(c == '"');
    string();
    require(end - start <= MAX_NAME);
    name = known(bytes, start, end);
    require(nextVisible() == ':');
    at++;
    return JsonToken.FIELD_NAME;
  }

  private static String known(byte[] bytes, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    int place = (hash ^ hash >>> 8) & (NAMES.length - 1);
    String last = NAMES[place];
    if (last != null && isAt(bytes, start, end, last)) {
      return last;
    }
    String made = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    NAMES[place] = made;
    return made;
  }

  private static boolean isAt(byte[] bytes, int start, int end, String text) {
    if (text.length() != end - start) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (bytes[i] != text.charAt(i - start)) {
        return false;
      }
    }
    return true;
  }

  private JsonToken value(int c) {
    return switch (c) {
      case '{' -> open(1, JsonToken.START_OBJECT);
      case '[' -> open(0, JsonToken.START_ARRAY);
      case '"' -> string();
      case 't' -> literal("true", JsonToken.VALUE_TRUE);
      case 'f' -> literal("false", JsonToken.VALUE_FALSE);
      case 'n' -> literal("null", JsonToken.VALUE_NULL);
      default -> number();
    };
  }

  private JsonToken open(int object, JsonToken token) {
    require(depth < MAX_DEPTH);
    at++;
    depth++;
    objects = objects << 1 | object;
    return token;
  }

  private JsonToken string() {
    byte[] all = bytes;
    int i = at + 1;
    start = i;
    for (; i < all.length && all[i] != '"'; i++) {
      require(all[i] >= ' ' && all[i] != '\\'); // bytes beyond ASCII are negative
    }
    require(i < all.length);
    end = i;
    at = i + 1;
    return JsonToken.VALUE_STRING;
  }

  private JsonToken literal(String word, JsonToken token) {
    require(at + word.length() <= bytes.length);
    for (int i = 0; i < word.length(); i++) {
      require(bytes[at + i] == word.charAt(i));
    }
    at += word.length();
    return token;
  }

  private JsonToken number() {
    start = at;
    digits = 0;
    decimals = 0;
    boolean negative = peek() == '-';
    at += negative ? 1 : 0;
    int first = at;
    readDigits();
    int whole = at - first;
    require(whole > 0 && (whole == 1 || bytes[first] != '0'));
    boolean fraction = peek() == '.';
    if (fraction) {
      at++;
      int point = at;
      readDigits();
      decimals = at - point;
      require(decimals > 0);
    }
    end = at;
    digits = negative ? -digits : digits;
    // an exponent is found by whoever looks for the next comma or bracket
    require(whole + decimals <= (fraction ? MAX_DIGITS : MAX_INT_DIGITS));
    return fraction ? JsonToken.VALUE_NUMBER_FLOAT : JsonToken.VALUE_NUMBER_INT;
  }

  private void readDigits() {
    for (int c = peek(); c >= '0' && c <= '9'; c = peek()) {
      digits = 10 * digits + (c - '0'); // may overflow where there are too many
      at++;
    }
  }

  /** Returns the byte here, or -1 at the end. */
  private int peek() {
    return at < bytes.length ? bytes[at] : -1;
  }

  /** Moves over white space and returns what comes then, or -1 at the end. */
  private int nextVisible() {
    int c = peek();
    while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      at++;
      c = peek();
    }
    require(c >= 0 || at == bytes.length);
    return c;
  }

  private static void require(boolean plain) {
    if (!plain) {
      throw new NotPlainException();
    }
  }

  @Override
  public JsonToken current() {
    return current;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String text() {
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  @Override
  public int textLength() {
    return end - start;
  }

  @Override
  public boolean isInt() {
    return current == JsonToken.VALUE_NUMBER_INT;
  }

  @Override
  public int intValue() {
    return (int) digits;
  }

  @Override
  public double doubleValue() {
    return digits == 0 && bytes[start] == '-' && current == JsonToken.VALUE_NUMBER_FLOAT
        ? -0.0
        : digits / TENS[decimals];
  }

  @Override
  public void skipChildren() {
    if (current == JsonToken.START_OBJECT || current == JsonToken.START_ARRAY) {
      int outside = depth - 1;
      while (depth > outside) {
        next();
      }
    }
  }
}
