package io.slit.core.search.robust;

import io.slit.core.units.Require;
import java.util.Locale;

/**
 * What stands for the values of a plan over scenarios of equal probability.
 *
 * @param kind of the measure
 * @param level for {@link Kind#QUANTILE} and {@link Kind#TAIL_MEAN} the probability, in [0.5, 1);
 *     else 0
 */
public record RiskMeasure(Kind kind, double level) {
  /** The mean over scenarios. */
  public static final RiskMeasure MEAN = new RiskMeasure(Kind.MEAN, 0);

  /** The worst scenario. */
  public static final RiskMeasure WORST = new RiskMeasure(Kind.WORST, 0);

  private static final double ROUNDING = 1e-9;

  /** Kinds of measures. */
  public enum Kind {
    /** The mean. */
    MEAN,
    /** What is not exceeded with the probability asked for. */
    QUANTILE,
    /** The mean beyond the quantile (CVaR; Rockafellar and Uryasev 2000). */
    TAIL_MEAN,
    /** The worst. */
    WORST
  }

  /** Checks the level. */
  public RiskMeasure {
    if (kind == Kind.QUANTILE || kind == Kind.TAIL_MEAN) {
      Require.within(0.5, 0.99, level, "level of a quantile", "Give p50 to p99, or worst.");
    }
  }

  /**
   * Returns the measure of a name: {@code mean}, {@code p90}, {@code cvar90}, {@code worst}.
   *
   * @throws IllegalArgumentException if it names none
   */
  public static RiskMeasure parse(String name) {
    if (name.equals("mean")) {
      return MEAN;
    }
    if (name.equals("worst")) {
      return WORST;
    }
    if (name.matches("p\\d\\d")) {
      return new RiskMeasure(Kind.QUANTILE, Integer.parseInt(name.substring(1)) / 100.0);
    }
    if (name.matches("cvar\\d\\d")) {
      return new RiskMeasure(Kind.TAIL_MEAN, Integer.parseInt(name.substring(4)) / 100.0);
    }
    throw new IllegalArgumentException(
        "The measure (%s) must be mean, p50 to p99, cvar50 to cvar99, or worst.".formatted(name));
  }

  /** Returns the name that {@link #parse} reads. */
  public String name() {
    return switch (kind) {
      case MEAN -> "mean";
      case WORST -> "worst";
      case QUANTILE -> String.format(Locale.ROOT, "p%02.0f", level * 100);
      case TAIL_MEAN -> String.format(Locale.ROOT, "cvar%02.0f", level * 100);
    };
  }

  /**
   * Returns the value of a sample.
   *
   * @param ascending values of equal probability; n of them reach the quantile (n - 0.5)/n, between
   *     (i - 0.5)/n they are joined by lines (Hazen 1914)
   */
  public double of(double[] ascending) {
    int count = ascending.length;
    return switch (kind) {
      case MEAN -> mean(ascending, 0);
      case WORST -> ascending[count - 1];
      case QUANTILE -> quantile(ascending);
      case TAIL_MEAN -> mean(ascending, firstOfTail(count));
    };
  }

  private double quantile(double[] ascending) {
    double at = Math.max(0, level * ascending.length - 0.5);
    int below = (int) Math.min(at, ascending.length - 1);
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (at - below) * (ascending[above] - ascending[below]);
  }

  /** Summed as differences to one of them: the mean of equal numbers is that number. */
  private static double mean(double[] values, int from) {
    double sum = 0;
    for (int i = from; i < values.length; i++) {
      sum += values[i] - values[from];
    }
    return values[from] + sum / (values.length - from);
  }

  /**
   * Returns the first of the scenarios that weigh in the measure, in ascending order: those that a
   * plan is made for.
   */
  int firstOfTail(int count) {
    return switch (kind) {
      case MEAN -> 0;
      case WORST -> count - 1;
      case QUANTILE, TAIL_MEAN ->
          Math.min(count - 1, Math.max(0, (int) Math.floor(level * count + ROUNDING)));
    };
  }

  /**
   * Returns the position, in ascending order, of the scenario whose load must still find room: as
   * near to the level as scenarios allow. With the mean only the expected load must, so it has
   * none: -1.
   */
  int loadRank(int count) {
    return switch (kind) {
      case MEAN -> -1;
      case WORST -> count - 1;
      case QUANTILE, TAIL_MEAN -> Math.max(0, (int) Math.ceil(level * count - 0.5 - ROUNDING) - 1);
    };
  }

  /**
   * Checks that a sample is large enough to tell the measure.
   *
   * @throws IllegalArgumentException if it is too small, with the least size
   */
  public void requireEnough(int count) {
    if (count > 1 && kind == Kind.QUANTILE && level * count > count - 0.5 + ROUNDING) {
      throw new IllegalArgumentException(
          "The measure %s needs %d scenarios at least and has %d. Give more, or take worst."
              .formatted(name(), (int) Math.ceil(0.5 / (1 - level) - ROUNDING), count));
    }
  }
}
