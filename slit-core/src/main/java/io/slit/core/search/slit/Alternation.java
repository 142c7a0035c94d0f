package io.slit.core.search.slit;

import io.slit.core.search.Physics;
import io.slit.core.search.SearchRun;
import io.slit.core.search.lp.FrontEnds;
import io.slit.core.search.lp.FrontSweep;
import io.slit.core.search.lp.SearchContext;
import io.slit.core.search.lp.WeightLattice;
import io.slit.core.search.nsga2.Evolution;
import io.slit.core.search.slit.SlitOptions.Step;
import java.util.List;

/**
 * A coarse sweep, then kicks; now and then the sweep is refined, a generation is bred, or the ends
 * of the front are improved.
 */
final class Alternation {
  /** Edges of the first sweep are let be at this length, in the scaled box. */
  private static final double FIRST_LENGTH = 0.25;

  /**
   * The same where waits are all that is not linear: they are convex, and little is left to kick.
   */
  private static final double FIRST_LENGTH_OF_QUEUES = 0.1;

  /** Part of the evaluations after the first sweep that refine it. */
  private static final double SWEEP_PART = 0.1;

  /** Part of the evaluations after the first sweep that evolution gets. */
  private static final double BRED_PART = 0.1;

  /** Steps of the lattice of weightings where there is no sweep. */
  private static final int STEPS = 6;

  private final SlitOptions options;
  private final SearchRun run;
  private final FrontSweep sweep;
  private final KickSearch kicks;
  private final Evolution evolution;
  private final List<double[]> lattice;
  private final FrontEnds ends;
  private long endsAt;
  private int swept;
  private int bred;
  private int kicked;

  Alternation(SlitOptions options, SearchContext context, FrontSweep sweep, long seed) {
    this.options = options;
    this.run = context.run();
    this.sweep = sweep;
    this.kicks = new KickSearch(context, sweep.pool(), seed, options.learner());
    this.evolution = new Evolution(options.evolution(), context, seed);
    this.ends = new FrontEnds(context, sweep.pool());
    this.lattice = WeightLattice.of(context.scale().size(), STEPS);
  }

  void run() {
    if (options.has(Step.LP_SEEDS)) {
      boolean convex = run.problem().physics() == Physics.QUEUEING;
      sweep.sweepTo(convex ? FIRST_LENGTH_OF_QUEUES : FIRST_LENGTH);
    }
    boolean goesOn = true;
    while (goesOn && !run.isOver()) {
      if (run.evaluations() >= endsAt) {
        ends.improve();
        endsAt = 2L * run.evaluations();
      }
      goesOn = step();
    }
  }

  /** Does one batch of something; returns whether there was anything to do. */
  private boolean step() {
    int before = run.evaluations();
    int all = swept + bred + kicked;
    boolean mayKick = options.has(Step.KICKS) && !kicks.hasNoStart() && !weightings().isEmpty();
    boolean mayBreed = options.has(Step.EVOLUTION) && !weightings().isEmpty();
    boolean goesOn = mayKick || mayBreed;
    boolean sweepsNow = swept < SWEEP_PART * all || !goesOn || kicks.hasNoStart();
    if (sweepsNow && options.has(Step.LP_SEEDS) && sweep.canRefine()) {
      sweep.batch();
      swept += run.evaluations() - before;
    } else if (kicks.hasNoStart() || !goesOn) {
      return false;
    } else if (mayBreed && (!mayKick || bred < BRED_PART * all)) {
      evolution.generation(weightings());
      kicks.learn(evolution.takeFound());
      bred += run.evaluations() - before;
    } else {
      kicks.batch(weightings());
      kicked += run.evaluations() - before;
    }
    return true;
  }

  private List<double[]> weightings() {
    return options.has(Step.LP_SEEDS) ? sweep.weightings() : lattice;
  }
}
