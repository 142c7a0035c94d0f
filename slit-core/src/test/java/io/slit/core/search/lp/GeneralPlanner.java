package io.slit.core.search.lp;

import io.slit.core.pareto.Objective;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanningProblem;
import java.util.Map;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** The linear picture of a problem, written out for a general solver (ojAlgo), with limits. */
final class GeneralPlanner {
  private final PlanningProblem problem;
  private final double[][] perShare;

  /** Reads the cost of every pair off the evaluator: that of a plan of this pair alone. */
  GeneralPlanner(PlanningProblem any) {
    problem = any.withPhysics(Physics.LINEAR);
    PlanEvaluator evaluator = new PlanEvaluator(problem);
    PlanBuffer plan = new PlanBuffer(problem);
    perShare = new double[problem.pairCount()][Objective.values().length];
    for (int p = 0; p < perShare.length; p++) {
      plan.setShare(p, 1);
      evaluator.evaluate(plan, perShare[p]);
      plan.setShare(p, 0);
    }
  }

  /** Returns the least weighted sum under limits, or NaN where nothing is feasible. */
  double least(Map<Objective, Double> weights, Map<Objective, Double> limits) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    Expression[] capacities = new Expression[problem.deployments()];
    for (int k = 0; k < capacities.length; k++) {
      capacities[k] = model.newExpression("capacity" + k).upper(problem.capacityReplicas(k));
    }
    Expression[] most = new Expression[Objective.values().length];
    limits.forEach((one, limit) -> most[one.index()] = limit(model, one, limit));
    for (int c = 0; c < problem.classes(); c++) {
      Expression row = model.newExpression("class" + c).level(1);
      for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
        Variable share = model.newVariable("x" + p).lower(0).weight(sum(p, weights));
        row.set(share, 1);
        double load = problem.demandPerSecond(c) * problem.loadSeconds(p);
        capacities[problem.pairDeployment(p)].set(share, load);
        for (Objective one : limits.keySet()) {
          most[one.index()].set(share, perShare[p][one.index()] / size(limits.get(one)));
        }
      }
    }
    Optimisation.Result result = model.minimise();
    return result.getState().isFeasible() ? result.getValue() : Double.NaN;
  }

  private static Expression limit(ExpressionsBasedModel model, Objective one, double limit) {
    return model.newExpression(one.key()).upper(limit / size(limit));
  }

  private static double size(double limit) {
    return limit == 0 ? 1 : Math.abs(limit);
  }

  private double sum(int p, Map<Objective, Double> weights) {
    double sum = 0;
    for (Map.Entry<Objective, Double> entry : weights.entrySet()) {
      sum += entry.getValue() * perShare[p][entry.getKey().index()];
    }
    return sum;
  }
}
