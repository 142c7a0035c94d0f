package io.slit.server.bench.peers;

import io.slit.core.pareto.Objective;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.SearchRun;
import io.slit.core.search.ShareRepair;
import java.util.List;
import org.moeaframework.core.Solution;
import org.moeaframework.core.variable.RealVariable;
import org.moeaframework.problem.AbstractProblem;

/**
 * Plain shares as the MOEA Framework sees them: one number in [0, 1] for each pair, repaired into a
 * plan, whose shares take the place of the numbers. Whatever is evaluated is offered to the run;
 * what repaired plans still overrun (SLOs, where waits count) is the problem's one constraint.
 */
final class MoeaShareProblem extends AbstractProblem {
  private final SearchRun run;
  private final PlanEvaluator evaluator;
  private final ShareRepair repair;
  private final PlanBuffer plan;
  private final double[] values = new double[Objective.values().length];
  private final int[] objectives;

  MoeaShareProblem(SearchRun run, List<Objective> objectives) {
    super(run.problem().pairCount(), objectives.size(), 1);
    this.run = run;
    this.evaluator = new PlanEvaluator(run.problem());
    this.repair = new ShareRepair(run.problem());
    this.plan = new PlanBuffer(run.problem());
    this.objectives = objectives.stream().mapToInt(Objective::index).toArray();
  }

  @Override
  public Solution newSolution() {
    Solution solution = new Solution(numberOfVariables, numberOfObjectives, numberOfConstraints);
    for (int p = 0; p < numberOfVariables; p++) {
      solution.setVariable(p, new RealVariable(0, 1));
    }
    return solution;
  }

  @Override
  public void evaluate(Solution solution) {
    repair.repair(RealVariable.getReal(solution), plan);
    double overrun = evaluator.evaluate(plan, values);
    run.archive().offer(values, overrun, plan);
    run.count(1, overrun > 0 ? 1 : 0);
    for (int p = 0; p < numberOfVariables; p++) {
      RealVariable.setReal(solution.getVariable(p), Math.min(1, plan.share(p)));
    }
    for (int i = 0; i < objectives.length; i++) {
      solution.setObjectiveValue(i, values[objectives[i]]);
    }
    solution.setConstraintValue(0, overrun);
  }
}
