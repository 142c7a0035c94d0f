package io.slit.server.bench;

import io.slit.core.search.SearchBudget;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a measured search may spend: time or evaluations.
 *
 * @param time absent where evaluations count
 * @param evaluations at most
 * @param clock that measures time
 */
public record BenchBudget(Optional<Duration> time, int evaluations, BenchClock clock) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,7}(?:\\.\\d{1,3})?)(ms|s|m)?");
  private static final int LEAST_MILLIS = 10;
  private static final int MOST_HOURS = 24;

  /** Returns a budget of time. */
  public static BenchBudget ofTime(Duration time) {
    return new BenchBudget(Optional.of(time), Integer.MAX_VALUE, BenchClock.WALL);
  }

  /** Returns the same budget on another clock. */
  public BenchBudget on(BenchClock other) {
    return new BenchBudget(time, evaluations, other);
  }

  /**
   * Reads a budget: 250ms, 0.5s, 2m are times, 25000 are evaluations.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static BenchBudget parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw wrong(text);
    }
    double amount = Double.parseDouble(matcher.group(1));
    String unit = matcher.group(2);
    if (unit == null) {
      if (amount < 1 || amount != Math.rint(amount)) {
        throw wrong(text);
      }
      return new BenchBudget(Optional.empty(), (int) amount, BenchClock.WALL);
    }
    double millis = unit.equals("ms") ? amount : unit.equals("s") ? amount * 1e3 : amount * 6e4;
    Duration time = Duration.ofMillis(Math.round(millis));
    if (millis < LEAST_MILLIS || time.compareTo(Duration.ofHours(MOST_HOURS)) > 0) {
      throw wrong(text);
    }
    return ofTime(time);
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "The budget (%s) must be a time from %d ms to %d h like 200ms, 1.5s or 2m, or a whole number of evaluations like 25000."
            .formatted(text, LEAST_MILLIS, MOST_HOURS));
  }

  /** Returns the budget of a search that begins now. */
  SearchBudget begin() {
    if (time.isEmpty()) {
      return SearchBudget.ofEvaluations(evaluations);
    }
    long end = clock.nanos() + time.get().toNanos();
    return new SearchBudget(evaluations, () -> clock.nanos() - end >= 0);
  }

  /** Returns this budget, or that time if it is less. */
  BenchBudget atMost(Duration other) {
    return time.isPresent() && time.get().compareTo(other) <= 0 ? this : ofTime(other).on(clock);
  }

  /** Returns it as it is written on a command line. */
  public String text() {
    return time.map(BenchBudget::text).orElseGet(() -> Integer.toString(evaluations));
  }

  private static String text(Duration time) {
    long millis = time.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }
}
