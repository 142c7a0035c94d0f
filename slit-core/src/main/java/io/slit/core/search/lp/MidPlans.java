package io.slit.core.search.lp;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.FrontLimits;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchRun;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Offers the plans half way between neighbours of a front, where they keep within limits. */
final class MidPlans {
  private static final int NEIGHBOURS = 4;
  private static final double HALF = 0.5;

  private final PlanningProblem problem;
  private final FrontLimits limits;
  private final PlanEvaluator evaluator;
  private final PlanBuffer one;
  private final PlanBuffer other;
  private final PlanBuffer between;
  private final double[] values = new double[Objective.values().length];

  MidPlans(PlanningProblem problem, FrontLimits limits) {
    this.problem = problem;
    this.limits = limits;
    this.evaluator = new PlanEvaluator(problem);
    this.one = new PlanBuffer(problem);
    this.other = new PlanBuffer(problem);
    this.between = new PlanBuffer(problem);
  }

  void offer(SearchRun run, List<EvaluatedPlan> plans) {
    if (plans.size() < 2) {
      return;
    }
    List<ObjectiveVector> points = plans.stream().map(EvaluatedPlan::objectives).toList();
    ObjectiveScale scale = ObjectiveScale.of(List.of(Objective.values()), points);
    double[][] scaled = points.stream().map(scale::scale).toArray(double[][]::new);
    for (int i = 0; i < scaled.length && !run.isOver(); i++) {
      int from = i;
      List<Integer> nearest =
          IntStream.range(0, scaled.length)
              .filter(j -> j != from)
              .boxed()
              .sorted(Comparator.comparingDouble(j -> squaredDistance(scaled[from], scaled[j])))
              .limit(NEIGHBOURS)
              .toList();
      for (int j : nearest) {
        offer(run, plans.get(i), plans.get(j));
      }
    }
  }

  private void offer(SearchRun run, EvaluatedPlan a, EvaluatedPlan b) {
    problem.copy(a.plan(), one);
    problem.copy(b.plan(), other);
    between.mix(one, other, HALF);
    between.normalise(problem);
    problem.powerLeast(between);
    double overrun = evaluator.evaluate(between, values);
    run.count(1, overrun > 0 ? 1 : 0);
    if (overrun == 0 && limits.admit(ObjectiveVector.of(values))) {
      run.archive().offer(values, 0, between);
    }
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
