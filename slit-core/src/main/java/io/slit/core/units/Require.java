package io.slit.core.units;

/** Range checks that name the value, its unit, the allowed range and what to do about it. */
public final class Require {
  private Require() {}

  /**
   * Returns {@code value} if it is finite and at least {@code min}.
   *
   * @throws IllegalArgumentException otherwise
   */
  public static double atLeast(double min, double value, String what, String advice) {
    return within(min, Double.POSITIVE_INFINITY, value, what, advice);
  }

  /**
   * Returns {@code value} if it is finite and in {@code [min, max]}.
   *
   * @throws IllegalArgumentException otherwise
   */
  public static double within(double min, double max, double value, String what, String advice) {
    if (Double.isFinite(value) && value >= min && value <= max) {
      return value;
    }
    throw new IllegalArgumentException(
        "The %s (%s) must be in %s. %s".formatted(what, value, range(min, max), advice));
  }

  /**
   * Returns {@code value} if it is finite.
   *
   * @throws IllegalArgumentException otherwise
   */
  public static double finite(double value, String what) {
    if (Double.isFinite(value)) {
      return value;
    }
    throw new IllegalArgumentException(
        "The %s (%s) must be a finite number. Maybe a missing value was read as a number."
            .formatted(what, value));
  }

  /**
   * Returns {@code value} if it is at least {@code min}.
   *
   * @throws IllegalArgumentException otherwise
   */
  public static int atLeast(int min, int value, String what, String advice) {
    if (value >= min) {
      return value;
    }
    throw new IllegalArgumentException(
        "The %s (%d) must be at least %d. %s".formatted(what, value, min, advice));
  }

  /**
   * Returns {@code text} if it holds something else than white space.
   *
   * @throws IllegalArgumentException otherwise
   */
  public static String text(String text, String what) {
    if (!text.isBlank()) {
      return text;
    }
    throw new IllegalArgumentException("The %s must not be blank. Give it a name.".formatted(what));
  }

  private static String range(double min, double max) {
    String from = min == Double.NEGATIVE_INFINITY ? "(-inf" : "[" + shown(min);
    String to = max == Double.POSITIVE_INFINITY ? "inf)" : shown(max) + "]";
    return from + ", " + to;
  }

  private static String shown(double bound) {
    return bound == Math.rint(bound) && Math.abs(bound) < 1e15
        ? Long.toString((long) bound)
        : Double.toString(bound);
  }
}
