package io.slit.core.simulation.power;

import io.slit.core.impact.Footprint;

/**
 * What a site drew from where over a run, and what its grid energy amounts to.
 *
 * @param flow energy by source
 * @param footprint of the grid energy: carbon, source water and cost count what the grid gave only;
 *     site water counts all IT energy
 * @param renewableCarbonGrams what the used renewable energy would have emitted from the grid
 * @param facilityCarbonGrams what all of the facility's energy would have emitted from the grid
 */
public record SitePower(
    PowerFlow flow, Footprint footprint, double renewableCarbonGrams, double facilityCarbonGrams) {
  /** Nothing. */
  public static final SitePower NONE = new SitePower(PowerFlow.NONE, Footprint.ZERO, 0, 0);

  /**
   * Returns the renewable offset: sum(renewable used x CI) / sum(facility energy x CI); 0 where
   * nothing is emitted at all.
   */
  public double renewableOffset() {
    return facilityCarbonGrams > 0 ? renewableCarbonGrams / facilityCarbonGrams : 0;
  }

  /** Returns the sum of the two. */
  public SitePower plus(SitePower other) {
    return new SitePower(
        flow.plus(other.flow),
        footprint.plus(other.footprint),
        renewableCarbonGrams + other.renewableCarbonGrams,
        facilityCarbonGrams + other.facilityCarbonGrams);
  }
}
