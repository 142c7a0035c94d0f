package io.slit.core.search.slit;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.search.Candidate;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.PartEvaluator;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.SearchRun;
import io.slit.core.search.lp.PlanPool;
import io.slit.core.search.lp.WeightedPlanner;
import java.util.ArrayList;
import java.util.List;

/** A kick, done by one planner from a pool that does not change meanwhile. */
final class KickPiece {
  private static final int OBJECTIVES = Objective.values().length;
  private static final int ROUNDS = 4;
  private static final int PASSES = 3;
  private static final int STEPS = 4;

  private final WeightedPlanner planner;
  private final SearchRun run;
  private final ObjectiveScale scale;
  private final PlanPool pool;
  private final PartEvaluator evaluator;
  private final PlanBuffer known;
  private final PlanBuffer kicked;
  private final PlanBuffer other;
  private final List<Made> made = new ArrayList<>();

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

  /** What a kick made, and the evaluations that took. */
  record Result(List<Made> made, int evaluations) {}

  KickPiece(WeightedPlanner planner, SearchRun run, ObjectiveScale scale, PlanPool pool) {
    this.planner = planner;
    this.run = run;
    this.scale = scale;
    this.pool = pool;
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
    planner.improve(weights, known, 1, 1);
    offer(known);
    kicked.set(known);
    other.set(known);
    planner.kick(weights, kick.factors(), other);
    kicked.mix(known, other, kick.way());
    planner.improve(weights, kicked, ROUNDS, PASSES);
    if (pool.parts() > 1) {
      planner.takeBetterParts(weights, known, kicked);
      offer(known);
      recombine(kick);
    } else {
      offer(kicked);
      offerMixtures(kick);
    }
    return new Result(List.copyOf(made), planner.takeEvaluations() + made.size());
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
