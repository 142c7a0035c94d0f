package io.slit.core.search;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.EvaluatedPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The plans that simple rules make: what a search has to beat.
 *
 * <p>All obey the same hard constraints, the same capacity and the same power rule as searched
 * plans, so that none is a straw man.
 */
public final class BaselinePlans {
  private final PlanningProblem problem;
  private final LinearCosts costs;
  private final CapacityFill filler;
  private final PlanEvaluator evaluator;

  /** Makes the baselines of a problem. */
  public BaselinePlans(PlanningProblem problem, LinearCosts costs) {
    this.problem = problem;
    this.costs = costs;
    this.filler = new CapacityFill(problem);
    this.evaluator = new PlanEvaluator(problem);
  }

  /** Returns all of them, by name: round_robin, capacity_weighted, nearest, greedy_*. */
  public List<EvaluatedPlan> all() {
    List<EvaluatedPlan> plans = new ArrayList<>();
    plans.add(spread("round_robin", false));
    plans.add(spread("capacity_weighted", true));
    plans.add(greedy("nearest", LinearCosts.NETWORK));
    plans.add(greedy("greedy_ttft", Objective.TTFT.index()));
    plans.add(greedy("greedy_carbon", Objective.CARBON.index()));
    plans.add(greedy("greedy_water", Objective.WATER.index()));
    plans.add(greedy("greedy_cost", Objective.COST.index()));
    plans.add(greedy("greedy_quality", Objective.QUALITY_LOSS.index()));
    return plans;
  }

  private EvaluatedPlan greedy(String name, int criterion) {
    PlanBuffer plan = new PlanBuffer(problem);
    filler.fill(scores(criterion), plan);
    return evaluated(name, plan);
  }

  private EvaluatedPlan spread(String name, boolean byCapacity) {
    PlanBuffer plan = new PlanBuffer(problem);
    spreadEvenly(problem, plan, byCapacity);
    filler.fill(scores(LinearCosts.NETWORK), plan);
    return evaluated(name, plan);
  }

  /** Spreads each class over the deployments that may serve it, alike or by capacity. */
  static void spreadEvenly(PlanningProblem problem, PlanBuffer plan, boolean byCapacity) {
    Pairs pairs = problem.pairs;
    for (int c = 0; c < problem.classes(); c++) {
      double total = 0;
      for (int p = pairs.start[c]; p < pairs.start[c + 1]; p++) {
        plan.shares[p] = byCapacity ? capacity(problem, p) : 1;
        total += plan.shares[p];
      }
      for (int p = pairs.start[c]; p < pairs.start[c + 1]; p++) {
        plan.shares[p] /= total;
      }
    }
  }

  private static double capacity(PlanningProblem problem, int p) {
    int k = problem.pairs.deployment[p];
    return problem.pools.units[k] * problem.pools.replicasPerUnit[k] / problem.pairs.loadSeconds[p];
  }

  private double[] scores(int criterion) {
    double[] weights = new double[LinearCosts.CRITERIA];
    Arrays.fill(weights, 0);
    weights[criterion] = 1;
    double[] scores = new double[problem.pairCount()];
    costs.score(weights, scores);
    return scores;
  }

  private EvaluatedPlan evaluated(String name, PlanBuffer plan) {
    double[] objectives = new double[Objective.values().length];
    evaluator.evaluate(plan, objectives);
    return new EvaluatedPlan(name, problem.toPlan(plan), ObjectiveVector.of(objectives));
  }
}
