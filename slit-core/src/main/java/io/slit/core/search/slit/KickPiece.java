package io.slit.core.search.slit;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.search.Candidate;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.PartEvaluator;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.SearchRun;
import io.slit.core.search.lp.PlanPool;
import io.slit.core.search.lp.SearchContext;
import io.slit.core.search.lp.SweepOptions;
import io.slit.core.search.lp.WeightedPlanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kick, done by one planner from a pool that does not change meanwhile. */
final class KickPiece {
  private static final int OBJECTIVES = Objective.values().length;
  private static final int ROUNDS = 4;
  private static final int PASSES = 3;
  private static final int STEPS = 4;

  /**
   * Linear programs that improve the best known plan of a weighting. Waits alone are convex: there
   * programs come to the optimum of the weighting, which kicks rarely do.
   */
  private static final int KNOWN_ROUNDS = 1;

  private static final int KNOWN_ROUNDS_OF_QUEUES = 4;

  private final WeightedPlanner planner;
  private final SearchRun run;
  private final ObjectiveScale scale;
  private final SweepOptions options;
  private final PlanPool pool;
  private final @Nullable KickGuide guide;
  private final PartEvaluator evaluator;
  private final PlanBuffer known;
  private final PlanBuffer kicked;
  private final PlanBuffer other;
  private final List<Made> made = new ArrayList<>();
  private int looked;

  /** A plan and what each of its parts adds to the objectives. */
  static final class Made {
    private final Candidate candidate;
    private final double[] byPart;

    Made(Candidate candidate, double[] byPart) {
      this.candidate = candidate;
      this.byPart = byPart;
    }

    Candidate candidate() {
      return candidate;
    }

    void addTo(PlanPool pool) {
      if (candidate.overrun() == 0) {
        pool.add(candidate.plan(), byPart);
      }
    }
  }

  /** What a kick made and taught, and the evaluations that took. */
  record Result(List<Made> made, List<Lesson> lessons, int evaluations) {
    /** What a kick gives that the clock forbade. */
    static final Result NOTHING = new Result(List.of(), List.of(), 0);

    /** Offers what was made to a run, and feasible plans to a pool. */
    void offer(SearchRun run, PlanPool pool) {
      int infeasible = 0;
      for (Made one : made) {
        run.offer(one.candidate());
        one.addTo(pool);
        infeasible += one.candidate().overrun() > 0 ? 1 : 0;
      }
      run.count(evaluations, infeasible);
    }
  }

  /**
   * Makes a piece of work.
   *
   * @param guide that chooses prices; null takes the first that were drawn
   */
  KickPiece(
      WeightedPlanner planner, SearchContext context, PlanPool pool, @Nullable KickGuide guide) {
    this.planner = planner;
    this.run = context.run();
    this.scale = context.scale();
    this.options = context.options();
    this.pool = pool;
    this.guide = guide;
    this.evaluator = new PartEvaluator(run.problem(), pool.partOf());
    this.known = new PlanBuffer(run.problem());
    this.kicked = new PlanBuffer(run.problem());
    this.other = new PlanBuffer(run.problem());
  }

  /** Improves the best known plan of a kick's weighting, then what becomes of it when kicked. */
  Result work(Kick kick) {
    planner.takeEvaluations();
    double[] weights = kick.weights(scale);
    pool.best(weights, known);
    planner.improve(weights, known, options.rounds(knownRounds()), options.passes(1));
    offer(known);
    start(kick, weights);
    planner.improve(weights, kicked, options.rounds(ROUNDS), options.passes(PASSES));
    if (guide != null) {
      guide.learn(weights, known, kicked);
    }
    if (pool.parts() > 1) {
      planner.takeBetterParts(weights, known, kicked);
      offer(known);
      recombine(kick);
    } else {
      offer(kicked);
      offerMixtures(kick);
    }
    List<Lesson> lessons = guide == null ? List.of() : List.copyOf(guide.lessons());
    int evaluations =
        planner.takeEvaluations() + made.size() + looked + 2 * lessons.size() / pool.parts();
    return new Result(List.copyOf(made), lessons, evaluations);
  }

  private int knownRounds() {
    return run.problem().physics() == Physics.QUEUEING ? KNOWN_ROUNDS_OF_QUEUES : KNOWN_ROUNDS;
  }

  private void start(Kick kick, double[] weights) {
    kicked.set(known);
    if (guide != null) {
      looked += guide.start(kick, weights, planner, known, kicked);
      return;
    }
    other.set(known);
    planner.kick(weights, kick.factors(), other);
    kicked.mix(known, other, kick.way());
  }

  /** Offers what the pool holds for weightings between this one and a neighbour, part by part. */
  private void recombine(Kick kick) {
    for (int step = 1; step < STEPS; step++) {
      double[] weights = kick.weightsTowards(scale, (double) step / (STEPS - 1));
      pool.best(weights, other);
      planner.worth(weights, other);
      offer(other);
    }
  }

  /** Offers plans between this weighting's and a neighbour's. */
  private void offerMixtures(Kick kick) {
    pool.best(kick.weightsTowards(scale, 1), other);
    for (int step = 1; step < STEPS; step++) {
      kicked.mix(known, other, (double) step / STEPS);
      kicked.normalise(run.problem());
      run.problem().powerLeast(kicked);
      offer(kicked);
    }
  }

  private void offer(PlanBuffer plan) {
    made.add(evaluate(plan));
  }

  Made evaluate(PlanBuffer plan) {
    double[] byPart = new double[OBJECTIVES * pool.parts()];
    double overrun = evaluator.evaluate(plan, byPart);
    double[] sums = new double[OBJECTIVES];
    for (int i = 0; i < byPart.length; i++) {
      sums[i % OBJECTIVES] += byPart[i];
    }
    Candidate candidate =
        new Candidate(ObjectiveVector.of(sums), overrun, run.problem().toPlan(plan));
    return new Made(candidate, byPart);
  }
}
