package io.slit.core.search.slit;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.search.Candidate;
import io.slit.core.search.PartEvaluator;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchRun;
import io.slit.core.search.ShareRepair;
import io.slit.core.search.Surrogate;
import io.slit.core.search.lp.PlanPool;
import io.slit.core.search.lp.SearchContext;
import io.slit.core.search.lp.WeightedPlanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Some local searches, each from the most promising of several starts, by one planner. */
final class StartPiece {
  private static final int OBJECTIVES = Objective.values().length;
  private static final int SEARCHES = 2;
  private static final int PASSES = 8;

  /** Classes that are sent elsewhere in a start, about. */
  private static final double MUTATED = 2;

  private final WeightedPlanner planner;
  private final SearchContext context;
  private final PlanPool pool;
  private final @Nullable Surrogate surrogate;
  private final Random random;
  private final PlanningProblem problem;
  private final PartEvaluator evaluator;
  private final ShareRepair repair;
  private final StartFeatures features;
  private final PlanBuffer first;
  private final PlanBuffer second;
  private final PlanBuffer start;
  private final PlanBuffer best;
  private final double[] genes;
  private final double[] byPart;
  private final List<Lesson> lessons = new ArrayList<>();
  private final List<KickPiece.Made> made = new ArrayList<>();

  StartPiece(
      WeightedPlanner planner,
      SearchContext context,
      PlanPool pool,
      @Nullable Surrogate surrogate,
      long seed) {
    this.planner = planner;
    this.context = context;
    this.pool = pool;
    this.surrogate = surrogate;
    this.random = new Random(seed);
    this.problem = context.problem();
    this.evaluator = new PartEvaluator(problem, pool.partOf());
    this.repair = new ShareRepair(problem);
    this.features = new StartFeatures(problem);
    this.first = new PlanBuffer(problem);
    this.second = new PlanBuffer(problem);
    this.start = new PlanBuffer(problem);
    this.best = new PlanBuffer(problem);
    this.genes = new double[problem.pairCount()];
    this.byPart = new double[OBJECTIVES * pool.parts()];
  }

  /**
   * Works.
   *
   * @param starts to choose from, for each search
   */
  KickPiece.Result work(int starts) {
    planner.takeEvaluations();
    SearchRun run = context.run();
    int looked = 0;
    for (int i = 0; i < SEARCHES && (made.isEmpty() || !run.timeIsUp()); i++) {
      search(surrogate == null ? 1 : starts);
      looked += surrogate == null ? 1 : starts;
    }
    int evaluations = planner.takeEvaluations() + looked + made.size();
    return new KickPiece.Result(List.copyOf(made), List.copyOf(lessons), evaluations);
  }

  private void search(int starts) {
    double[] weights = weights();
    double[] row = {};
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < starts; i++) {
      drawStart(weights);
      Candidate candidate = evaluate(start);
      double[] scaled = context.scale().scale(candidate.objectives());
      double[] its = features.row(weights, scaled, candidate.overrun(), start);
      double end = surrogate == null ? 0 : surrogate.predict(its);
      if (end < least) {
        least = end;
        row = its;
        best.set(start);
      }
    }
    planner.move(context.scale().unscale(weights), best, PASSES);
    Candidate found = evaluate(best);
    made.add(made(found));
    double[] scaled = context.scale().scale(found.objectives());
    lessons.add(new Lesson(row, StartFeatures.worth(weights, scaled)));
  }

  /** Draws weights evenly from all that sum to 1. */
  private double[] weights() {
    double[] weights = new double[context.scale().size()];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = -Math.log(1 - random.nextDouble());
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /**
   * Draws a start: rows of the best plan known for the weights, some from the best for others, and
   * a few classes sent wherever it falls; then made to fit.
   */
  private void drawStart(double[] weights) {
    pool.best(context.scale().unscale(weights), first);
    pool.best(context.scale().unscale(weights()), second);
    double crossed = 0.5 * random.nextDouble();
    double mutated = MUTATED / problem.classes();
    for (int c = 0; c < problem.classes(); c++) {
      PlanBuffer from = random.nextDouble() < crossed ? second : first;
      boolean sent = random.nextDouble() < mutated;
      int begin = problem.pairStart(c);
      int end = problem.pairEnd(c);
      int to = begin + random.nextInt(end - begin);
      for (int p = begin; p < end; p++) {
        genes[p] = sent ? (p == to ? 1 : 0) : from.share(p);
      }
    }
    repair.repair(genes, start);
  }

  /** Returns the plan that was evaluated last, with what its parts are worth. */
  KickPiece.Made made(Candidate evaluatedLast) {
    return new KickPiece.Made(evaluatedLast, byPart.clone());
  }

  /** Evaluates a plan with as few units as it needs. */
  Candidate evaluate(PlanBuffer plan) {
    problem.powerLeast(plan);
    double overrun = evaluator.evaluate(plan, byPart);
    double[] sums = new double[OBJECTIVES];
    for (int i = 0; i < byPart.length; i++) {
      sums[i % OBJECTIVES] += byPart[i];
    }
    return new Candidate(ObjectiveVector.of(sums), overrun, problem.toPlan(plan));
  }
}
