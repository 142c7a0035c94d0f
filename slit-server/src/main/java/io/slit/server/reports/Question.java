package io.slit.server.reports;

import io.slit.core.pareto.ObjectiveSubset;
import io.slit.core.plan.FrontLimits;
import io.slit.core.search.robust.RobustOptions;
import io.slit.server.config.SearchLimit;
import io.slit.server.whatif.WhatIf;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is asked of an exploration.
 *
 * @param at an instant of the epoch
 * @param budget of the search
 * @param seed of the search
 * @param whatIf how the cycle differs from what was measured
 * @param limits beyond which plans are left out
 * @param objectives that plans are compared by and shown with
 * @param robust how plans are judged over scenarios of a forecast; nothing where they are found for
 *     what was measured
 */
public record Question(
    Instant at,
    SearchLimit budget,
    long seed,
    WhatIf whatIf,
    FrontLimits limits,
    ObjectiveSubset objectives,
    Optional<Robustness> robust) {
  /**
   * How plans are judged where the future is not known.
   *
   * @param options measure and number of scenarios
   * @param lead how long before the epoch its forecast is made
   */
  public record Robustness(RobustOptions options, Duration lead) {}

  /** Returns a question without what-ifs and limits, about all objectives. */
  public static Question of(Instant at, SearchLimit budget, long seed) {
    return new Question(
        at, budget, seed, WhatIf.NONE, FrontLimits.NONE, ObjectiveSubset.ALL, Optional.empty());
  }

  /** Returns the same question about another instant. */
  public Question withAt(Instant other) {
    return new Question(other, budget, seed, whatIf, limits, objectives, robust);
  }

  /** Returns the same question, its plans judged over scenarios. */
  public Question withRobust(Robustness other) {
    return new Question(at, budget, seed, whatIf, limits, objectives, Optional.of(other));
  }

  /** Returns the same question under another what-if. */
  public Question withWhatIf(WhatIf other) {
    return new Question(at, budget, seed, other, limits, objectives, robust);
  }
}
