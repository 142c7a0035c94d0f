package io.slit.core.search.lp;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.search.Candidate;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.SearchRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Improves the plans that are best for one objective alone, from the best that are known, by more
 * steps than other weightings get: a front that falls short there loses a slice of its volume, and
 * weightings between do not find it.
 */
public final class FrontEnds {
  /** What the other objectives count, so that ties are broken to their good. */
  private static final double TIE_BREAK = 1e-4;

  private static final int ROUNDS = 24;
  private static final int PASSES = 6;

  private final SearchContext context;
  private final PlanPool pool;

  /** An improved plan, what its parts add, and the evaluations that took. */
  private static final class End {
    private final Candidate candidate;
    private final double[] byPart;
    private final int evaluations;

    End(Candidate candidate, double[] byPart, int evaluations) {
      this.candidate = candidate;
      this.byPart = byPart;
      this.evaluations = evaluations;
    }
  }

  /**
   * Makes a search for ends that offers what it finds to a run.
   *
   * @param pool of the best plans known; receives the ends
   */
  public FrontEnds(SearchContext context, PlanPool pool) {
    this.context = context;
    this.pool = pool;
  }

  /** Improves the best known plan of each objective; nothing where none is known. */
  public void improve() {
    SearchRun run = context.run();
    if (pool.isEmpty() || run.isOver()) {
      return;
    }
    List<Supplier<End>> tasks = new ArrayList<>();
    for (int i = 0; i < context.scale().size(); i++) {
      int objective = i;
      tasks.add(() -> context.planners().with(planner -> improve(planner, objective)));
    }
    for (End end : run.workers().all(tasks)) {
      boolean breaks = end.candidate.overrun() > 0;
      run.offer(end.candidate);
      run.count(end.evaluations, breaks ? 1 : 0);
      if (!breaks) {
        pool.add(end.candidate.plan(), end.byPart);
      }
    }
  }

  private End improve(WeightedPlanner planner, int objective) {
    ObjectiveScale scale = context.scale();
    double[] chosen = new double[scale.size()];
    Arrays.fill(chosen, TIE_BREAK);
    chosen[objective] = 1;
    double[] weights = scale.unscale(chosen);
    PlanBuffer plan = new PlanBuffer(context.problem());
    planner.takeEvaluations();
    pool.best(weights, plan);
    planner.improve(
        weights, plan, context.options().rounds(ROUNDS), context.options().passes(PASSES));
    double[] byPart = new double[Objective.values().length * pool.parts()];
    double overrun = planner.evaluateByPart(plan, byPart);
    double[] sums = new double[Objective.values().length];
    for (int i = 0; i < byPart.length; i++) {
      sums[i % sums.length] += byPart[i];
    }
    Candidate candidate =
        new Candidate(ObjectiveVector.of(sums), overrun, context.problem().toPlan(plan));
    return new End(candidate, byPart, planner.takeEvaluations());
  }
}
