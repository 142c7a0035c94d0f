package io.slit.predictor.forecast;

/**
 * Forecasts one series a fixed number of steps ahead: a regression and four simple rules, weighted
 * by how little each erred of late.
 *
 * <p>Each step settles the forecast that was issued for it, learns from it, and issues the next
 * one. What it holds after a step depends on the values up to that step and on nothing else, so a
 * model that was fed hour by hour equals one that was fed a year at once. A row that a regression
 * was surprised by more than twice its usual error counts as that much only (Huber, Annals of
 * Mathematical Statistics 35, 1964).
 */
final class LeadModel {
  private static final double PENALTY = 0.1;
  private static final double MEMORY_DAYS = 120;
  private static final int SOLVE_EVERY = 24;
  private static final int FIRST_SOLVED_AFTER_DAYS = 2;
  private static final int CLIPPED_AFTER_DAYS = 7;
  private static final double CLIPPED_AT = 2;
  private static final double SPREAD_RATE = 0.01;
  private static final double SPREAD_CLIP = 5;
  private static final int ERROR_WINDOW = 28 * 24;
  private static final double[] PRIOR = {0.6, 0.1, 0.1, 0.1, 0.1};

  private static final int EXPERTS = 1 + Rules.COUNT;
  private static final int FIRST_EXPERT = LeadFeatures.COUNT;
  private static final int BASE = FIRST_EXPERT + EXPERTS;
  private static final int REGRESSED = BASE + 1;
  private static final int MIXED = REGRESSED + 1;
  private static final int SLOT = MIXED + 1;

  private final int lead;
  private final int day;
  private final LeadFeatures features;
  private final RidgeRegression regression = new RidgeRegression(LeadFeatures.COUNT);
  private final ExpertWeights weights;
  private final RecentErrors errors = new RecentErrors(ERROR_WINDOW);
  private final double[][] pending;
  private int rows;
  private double spread;
  private int steps;

  LeadModel(int lead, int stepsPerDay) {
    this.lead = lead;
    this.day = stepsPerDay;
    this.features = new LeadFeatures(lead, stepsPerDay);
    this.weights = new ExpertWeights(PRIOR, stepsPerDay);
    this.pending = new double[lead][SLOT];
  }

  int lead() {
    return lead;
  }

  /** Takes the steps of the past that it has not seen yet. */
  void follow(History past) {
    while (steps < past.length()) {
      double[] slot = pending[steps % lead];
      if (steps >= lead && past.isKnown(steps)) {
        settle(past, slot);
      }
      issue(past, slot);
      steps++;
    }
  }

  private void settle(History past, double[] slot) {
    double bent = past.at(steps);
    double truth = past.scale().bendBack(bent);
    errors.add(bent - past.scale().bend(slot[MIXED]));
    weights.learn(slot, FIRST_EXPERT, slot[MIXED], truth);
    double surprise = bent - slot[REGRESSED];
    regression.add(slot, slot[REGRESSED] + clipped(surprise) - slot[BASE]);
    double seen = rows == 0 ? Math.abs(surprise) : Math.min(Math.abs(surprise), limit(SPREAD_CLIP));
    spread = rows == 0 ? seen : (1 - SPREAD_RATE) * spread + SPREAD_RATE * seen;
    rows++;
    if (rows % SOLVE_EVERY == 0 && rows >= FIRST_SOLVED_AFTER_DAYS * day) {
      regression.forget(1 - SOLVE_EVERY / (SOLVE_EVERY + MEMORY_DAYS * day));
      regression.solve(PENALTY);
    }
  }

  private double clipped(double surprise) {
    if (rows < CLIPPED_AFTER_DAYS * day) {
      return surprise;
    }
    double limit = limit(CLIPPED_AT);
    return Math.max(-limit, Math.min(limit, surprise));
  }

  private double limit(double times) {
    return times * spread + Double.MIN_NORMAL;
  }

  private void issue(History past, double[] slot) {
    features.fill(past, steps, slot);
    slot[BASE] = past.at(steps);
    slot[REGRESSED] = past.bounded(steps, slot[BASE] + regression.predict(slot));
    slot[FIRST_EXPERT] = past.scale().bendBack(slot[REGRESSED]);
    Rules.fill(past, steps, features, slot, FIRST_EXPERT + 1);
    slot[MIXED] = weights.mix(slot, FIRST_EXPERT);
  }

  /**
   * Returns the forecast of a step at most {@code lead} after the latest: the one that was issued
   * {@code lead} steps before it.
   */
  SeriesForecast forecast(History past, int ahead) {
    int target = past.length() - 1 + ahead;
    if (target < lead) {
      return SeriesForecast.point(past.scale().bendBack(past.at(past.length() - 1)));
    }
    double expected = pending[target % lead][MIXED];
    double bent = past.scale().bend(expected);
    return new SeriesForecast(
        expected,
        Math.min(expected, past.scale().bendBack(bent + errors.low())),
        Math.max(expected, past.scale().bendBack(bent + errors.high())));
  }
}
