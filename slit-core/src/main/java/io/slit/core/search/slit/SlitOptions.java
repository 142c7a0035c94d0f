package io.slit.core.search.slit;

/**
 * What a {@link SlitPlanSearch} does where physics is not linear; where it is, the sweep is exact
 * and all there is.
 *
 * @param beyond what follows the first sweep
 */
public record SlitOptions(Beyond beyond) {
  /** What follows the first sweep. */
  public enum Beyond {
    /** The sweep goes on: successive linear programs and moves alone. */
    SWEEP,
    /** The sweep goes on until its edges are short, then NSGA-II follows. */
    NSGA2,
    /** NSGA-II follows the scale at once, without a sweep. */
    ONLY_NSGA2,
    /** Kicks, and a small part of the evaluations for the sweep. */
    KICKS
  }

  /** Returns what measures best. */
  public static SlitOptions standard() {
    return new SlitOptions(Beyond.KICKS);
  }
}
