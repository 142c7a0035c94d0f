package io.slit.server.quantity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The units that one quantity may be typed in, and what each is worth in the first of them.
 *
 * @param factors by unit; none for a plain number
 * @param assumed whether a number without a unit is taken to be in the first one
 */
public record UnitScale(Map<String, Double> factors, boolean assumed) {
  /** A plain number, such as a ratio or a score. */
  public static final UnitScale PLAIN = new UnitScale(Map.of(), true);

  private static final Pattern TYPED =
      Pattern.compile("\\s*([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)\\s*(\\S*)\\s*");

  /** Copies the map, keeping its order. */
  public UnitScale {
    factors = Collections.unmodifiableMap(new LinkedHashMap<>(factors));
  }

  /** Returns a scale whose unit must be typed. */
  public static UnitScale typed(String standard) {
    return new UnitScale(Map.of(standard, 1.0), false);
  }

  /** Returns a scale that takes a plain number for its first unit. */
  public static UnitScale assumed(String standard) {
    return new UnitScale(Map.of(standard, 1.0), true);
  }

  /** Returns this scale with one unit more. */
  public UnitScale and(String unit, double factor) {
    Map<String, Double> more = new LinkedHashMap<>(factors);
    more.put(unit, factor);
    return new UnitScale(more, assumed);
  }

  /**
   * Reads a number with its unit; the case of units does not matter.
   *
   * @param what names the quantity in messages
   * @return the value in the first unit
   * @throws IllegalArgumentException if it is no number, or of another unit
   */
  public double read(String text, String what) {
    Matcher matcher = TYPED.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "The %s (%s) must be a number%s.".formatted(what, text, advice()));
    }
    double number = Double.parseDouble(matcher.group(1));
    String unit = matcher.group(2);
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(
          "The %s (%s) must be a finite number%s.".formatted(what, text, advice()));
    }
    return unit.isEmpty() ? withoutUnit(number, text, what) : number * factor(unit, text, what);
  }

  private double withoutUnit(double number, String text, String what) {
    if (assumed) {
      return number;
    }
    throw new IllegalArgumentException(
        "The %s (%s) must have a unit: one of %s.".formatted(what, text, units()));
  }

  private double factor(String unit, String text, String what) {
    for (Map.Entry<String, Double> one : factors.entrySet()) {
      if (one.getKey().toLowerCase(Locale.ROOT).equals(unit.toLowerCase(Locale.ROOT))) {
        return one.getValue();
      }
    }
    throw new IllegalArgumentException(
        factors.isEmpty()
            ? "The %s (%s) must be a plain number, without a unit.".formatted(what, text)
            : "The unit (%s) of the %s must be one of %s.".formatted(unit, what, units()));
  }

  private String advice() {
    return factors.isEmpty() ? "" : " with a unit of " + units();
  }

  private String units() {
    return String.join(", ", factors.keySet());
  }
}
