package io.slit.server.reports;

import io.slit.core.pareto.ObjectiveSubset;
import io.slit.core.plan.FrontLimits;
import io.slit.server.config.SearchLimit;
import io.slit.server.whatif.WhatIf;
import java.time.Instant;

/**
 * What is asked of an exploration.
 *
 * @param at an instant of the epoch
 * @param budget of the search
 * @param seed of the search
 * @param whatIf how the cycle differs from what was measured
 * @param limits beyond which plans are left out
 * @param objectives that plans are compared by and shown with
 */
public record Question(
    Instant at,
    SearchLimit budget,
    long seed,
    WhatIf whatIf,
    FrontLimits limits,
    ObjectiveSubset objectives) {
  /** Returns a question without what-ifs and limits, about all objectives. */
  public static Question of(Instant at, SearchLimit budget, long seed) {
    return new Question(at, budget, seed, WhatIf.NONE, FrontLimits.NONE, ObjectiveSubset.ALL);
  }

  /** Returns the same question about another instant. */
  public Question withAt(Instant other) {
    return new Question(other, budget, seed, whatIf, limits, objectives);
  }

  /** Returns the same question under another what-if. */
  public Question withWhatIf(WhatIf other) {
    return new Question(at, budget, seed, other, limits, objectives);
  }
}
