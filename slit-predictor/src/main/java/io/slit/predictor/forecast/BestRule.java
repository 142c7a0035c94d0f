package io.slit.predictor.forecast;

import io.slit.predictor.forecast.ForecastRule.Season;
import io.slit.predictor.statistics.Quantile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Forecasts a series by the rule that was best in hindsight: every rule forecasts the last seven
 * days at the same lead, each time from what was known then, and the least mean absolute error
 * answers (SLIT's recipe: several simple predictors, the best on recent data is used).
 */
final class BestRule {
  /** Days of the past that a caller needs to give: a week, a week of hindsight, two days ahead. */
  static final int DAYS_NEEDED = 16;

  private static final int HINDSIGHT_DAYS = 7;
  private static final int HINDSIGHT_ORIGINS = 84;
  private static final double INTERVAL = 0.8;

  private static final ForecastRule PERSISTENCE =
      new ForecastRule("persistence", Season.NONE, Double.POSITIVE_INFINITY);

  private static final List<ForecastRule> RULES =
      List.of(
          PERSISTENCE,
          new ForecastRule("yesterday", Season.YESTERDAY, 0),
          new ForecastRule("yesterday, corrected 3 h", Season.YESTERDAY, 3),
          new ForecastRule("yesterday, corrected 12 h", Season.YESTERDAY, 12),
          new ForecastRule("three days, corrected 3 h", Season.THREE_DAYS, 3),
          new ForecastRule("three days, corrected 12 h", Season.THREE_DAYS, 12),
          new ForecastRule("seven days", Season.SEVEN_DAYS, 0),
          new ForecastRule("seven days, corrected 6 h", Season.SEVEN_DAYS, 6),
          new ForecastRule("last week", Season.LAST_WEEK, 0),
          new ForecastRule("last week, corrected 6 h", Season.LAST_WEEK, 6));

  private final PastSeries past;
  private final SeriesShape shape;

  BestRule(PastSeries past, SeriesShape shape) {
    this.past = past;
    this.shape = shape;
  }

  /**
   * A forecast number.
   *
   * @param expected the most likely value
   * @param halfWidth of the 80 % interval; 0 where no error is known
   * @param rule which rule made it
   */
  record Answer(double expected, double halfWidth, String rule) {}

  /** Returns the forecast some steps after the last known value; empty without any past. */
  Optional<Answer> forecast(int lead) {
    if (past.length() == 0) {
      return Optional.empty();
    }
    int origin = past.length() - 1;
    if (lead <= 0) {
      return Optional.of(new Answer(past.at(origin), 0, "measured"));
    }
    Scored best = new Scored(PERSISTENCE, hindsight(PERSISTENCE, lead));
    for (ForecastRule rule : RULES) {
      Scored scored = new Scored(rule, hindsight(rule, lead));
      boolean answers = Double.isFinite(rule.predict(past, shape, origin, lead));
      best = answers && scored.isBetterThan(best) ? scored : best;
    }
    double expected = best.rule().predict(past, shape, origin, lead);
    return Optional.of(new Answer(expected, best.halfWidth(), best.rule().name()));
  }

  /** Returns the absolute errors a rule would have made; NaN where something was missing. */
  private double[] hindsight(ForecastRule rule, int lead) {
    int last = past.length() - 1 - lead;
    int stride = Math.max(1, HINDSIGHT_DAYS * shape.stepsPerDay() / HINDSIGHT_ORIGINS);
    return IntStream.range(0, HINDSIGHT_ORIGINS)
        .map(k -> last - k * stride)
        .filter(origin -> origin >= 0)
        .mapToDouble(
            origin -> Math.abs(rule.predict(past, shape, origin, lead) - past.at(origin + lead)))
        .toArray();
  }

  private static final class Scored {
    private final ForecastRule rule;
    private final double[] errors;

    Scored(ForecastRule rule, double[] errors) {
      this.rule = rule;
      this.errors = Arrays.stream(errors).filter(Double::isFinite).toArray();
    }

    ForecastRule rule() {
      return rule;
    }

    /** A rule that could forecast less than half as often as the other is not compared. */
    boolean isBetterThan(Scored other) {
      return errors.length > 0
          && 2 * errors.length >= other.errors.length
          && mean(errors) < mean(other.errors);
    }

    double halfWidth() {
      return errors.length == 0 ? 0 : Quantile.conformal(errors, INTERVAL);
    }

    private static double mean(double[] numbers) {
      return Arrays.stream(numbers).average().orElse(Double.POSITIVE_INFINITY);
    }
  }
}
