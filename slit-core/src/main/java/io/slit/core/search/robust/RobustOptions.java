package io.slit.core.search.robust;

/**
 * How plans are judged under uncertainty.
 *
 * @param measure what stands for the values over scenarios
 * @param scenarios how many there are
 */
public record RobustOptions(RiskMeasure measure, int scenarios) {
  /** Checks that so many scenarios can tell the measure. */
  public RobustOptions {
    if (scenarios < 1 || scenarios > Scenarios.MOST) {
      throw new IllegalArgumentException(
          "The number of scenarios (%d) must be 1 to %d. Nine are a handful."
              .formatted(scenarios, Scenarios.MOST));
    }
    measure.requireEnough(scenarios);
  }
}
