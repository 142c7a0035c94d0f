package io.slit.core.search.slit;

import io.slit.core.search.Surrogate;
import io.slit.core.search.lp.SweepOptions;
import io.slit.core.search.lp.SweepOptions.Moves;
import io.slit.core.search.nsga2.Evolution;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a {@link SlitPlanSearch} does where physics is not linear; where it is, the sweep is exact
 * and all there is.
 *
 * @param beyond what follows the first sweep
 * @param evolution the evolutionary algorithm over priced genomes
 * @param without steps that are left out, to see what they are worth
 * @param learner of the surrogate that chooses kicks; none: they are drawn
 */
public record SlitOptions(
    Beyond beyond,
    Evolution.Kind evolution,
    Set<Step> without,
    Optional<Surrogate.Learner> learner) {
  /** What follows the first sweep. */
  public enum Beyond {
    /** The sweep goes on: successive linear programs and moves alone. */
    SWEEP,
    /** The sweep goes on until its edges are short, then evolution follows. */
    EVOLUTION,
    /** Evolution follows the scale at once, without a sweep. */
    ONLY_EVOLUTION,
    /** Kicks, and a small part of the evaluations for the sweep and for evolution. */
    KICKS
  }

  /** A step of {@link Beyond#KICKS} that can be left out. */
  public enum Step {
    /** The sweep; kicks and evolution then begin with baselines and the ends of the front. */
    LP_SEEDS,
    /** Linear programs at what was found. */
    SUCCESSIVE_LPS,
    /** Moves of shares between two deployments. */
    MOVES,
    /** Kicks. */
    KICKS,
    /** Generations of the evolutionary algorithm. */
    EVOLUTION
  }

  /** Copies the set. */
  public SlitOptions {
    without = Set.copyOf(without);
  }

  /** Returns what measures best. */
  public static SlitOptions standard() {
    return of(Beyond.KICKS, Evolution.Kind.NSGA2);
  }

  /** Returns all steps of a way of searching. */
  static SlitOptions of(Beyond beyond, Evolution.Kind evolution) {
    return new SlitOptions(beyond, evolution, Set.of(), Optional.empty());
  }

  /** Returns these options with some steps left out. */
  public SlitOptions without(Step... steps) {
    Set<Step> all = EnumSet.noneOf(Step.class);
    all.addAll(without);
    all.addAll(Arrays.asList(steps));
    return new SlitOptions(beyond, evolution, all, learner);
  }

  /** Returns these options with a surrogate that chooses kicks. */
  public SlitOptions withSurrogate(Surrogate.Learner chosen) {
    return new SlitOptions(beyond, evolution, without, Optional.of(chosen));
  }

  boolean has(Step step) {
    return !without.contains(step);
  }

  /** Returns how far the plans are improved that the scale is found with. */
  SweepOptions scale() {
    return beyond == Beyond.KICKS ? SweepOptions.PLAIN : sweep().first();
  }

  SweepOptions sweep() {
    Moves moves = beyond == Beyond.KICKS ? Moves.LATER : Moves.ALWAYS;
    return new SweepOptions(
        has(Step.SUCCESSIVE_LPS),
        has(Step.MOVES) ? moves : Moves.NEVER,
        SweepOptions.DEFAULT.shortestEdge(),
        beyond == Beyond.KICKS);
  }
}
