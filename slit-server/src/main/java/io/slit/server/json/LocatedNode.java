package io.slit.server.json;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A value of a file and the place where it stands. Immutable.
 *
 * <p>The conversions throw {@link IllegalArgumentException} without a place: {@link LocatedObject}
 * catches it where it reads the field, and adds the place.
 */
public sealed interface LocatedNode {
  /** Returns where it stands. */
  Location at();

  /** Returns what it is, for people: {@code a number (3)}, {@code a list}. */
  String shown();

  /** Returns the text that it is. */
  default String text() {
    throw wrong("a text");
  }

  /** Returns the number that it is; it may be infinite or not a number. */
  default double decimal() {
    throw wrong("a number");
  }

  /** Returns the whole number that it is. */
  default int integer() {
    throw wrong("a whole number");
  }

  /** Returns the truth value that it is. */
  default boolean flag() {
    throw wrong("true or false");
  }

  /** Returns the fields that it is. */
  default Mapping mapping() {
    throw wrong("a mapping of keys to values");
  }

  /** Returns the items that it is. */
  default List<LocatedNode> items() {
    throw wrong("a list");
  }

  /** Tells whether nothing is written where the value should be. */
  default boolean isAbsent() {
    return false;
  }

  private IllegalArgumentException wrong(String expected) {
    return new IllegalArgumentException("Expected %s, found %s.".formatted(expected, shown()));
  }

  /** A text, number, truth value, or nothing, as it is written. */
  record Scalar(Location at, Kind kind, String written) implements LocatedNode {
    /** What a scalar is. */
    public enum Kind {
      /** A text. */
      TEXT,
      /** A number. */
      NUMBER,
      /** A truth value. */
      FLAG,
      /** Nothing. */
      ABSENT
    }

    @Override
    public String shown() {
      return switch (kind) {
        case TEXT -> "the text (%s)".formatted(written);
        case NUMBER -> "the number (%s)".formatted(written);
        case FLAG -> "the truth value (%s)".formatted(written);
        case ABSENT -> "nothing";
      };
    }

    @Override
    public String text() {
      if (kind == Kind.NUMBER || kind == Kind.FLAG) {
        throw new IllegalArgumentException(
            "Expected a text, found %s. Put it in quotes.".formatted(shown()));
      }
      return kind == Kind.TEXT ? written : LocatedNode.super.text();
    }

    @Override
    public double decimal() {
      if (kind != Kind.NUMBER) {
        return LocatedNode.super.decimal();
      }
      return switch (written.toLowerCase(Locale.ROOT)) {
        case ".nan" -> Double.NaN;
        case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
        case "-.inf" -> Double.NEGATIVE_INFINITY;
        default -> plainDecimal();
      };
    }

    private double plainDecimal() {
      try {
        return Double.parseDouble(written.replace("_", ""));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "Expected a decimal number, found %s. Write it like 1.5 or 1e3.".formatted(shown()), e);
      }
    }

    @Override
    public int integer() {
      if (kind != Kind.NUMBER) {
        return LocatedNode.super.integer();
      }
      try {
        return Integer.parseInt(written.replace("_", ""));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "Expected a whole number in [%d, %d], found %s."
                .formatted(Integer.MIN_VALUE, Integer.MAX_VALUE, shown()),
            e);
      }
    }

    @Override
    public boolean flag() {
      if (kind != Kind.FLAG) {
        return LocatedNode.super.flag();
      }
      return switch (written.toLowerCase(Locale.ROOT)) {
        case "true", "yes", "on", "y" -> true;
        default -> false;
      };
    }

    @Override
    public boolean isAbsent() {
      return kind == Kind.ABSENT;
    }
  }

  /** A list. */
  record Sequence(Location at, List<LocatedNode> items) implements LocatedNode {
    /** Copies the list. */
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String shown() {
      return "a list of %d".formatted(items.size());
    }
  }

  /**
   * Keys and their values.
   *
   * @param fields in the order of the file; copied by whoever builds it
   */
  record Mapping(Location at, Map<String, LocatedNode> fields) implements LocatedNode {
    @Override
    public String shown() {
      return "a mapping of %d keys".formatted(fields.size());
    }

    @Override
    public Mapping mapping() {
      return this;
    }
  }
}
