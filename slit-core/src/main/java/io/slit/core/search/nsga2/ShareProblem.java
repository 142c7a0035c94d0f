package io.slit.core.search.nsga2;

import io.slit.core.pareto.Objective;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchRun;
import io.slit.core.search.ShareRepair;
import java.util.Collections;
import java.util.List;
import org.uma.jmetal.problem.doubleproblem.impl.AbstractDoubleProblem;
import org.uma.jmetal.solution.doublesolution.DoubleSolution;

/**
 * Plain shares as jMetal sees them: one number in [0, 1] for each pair, repaired into a plan.
 *
 * <p>The repaired shares take the place of the numbers, which was measured to help. Whatever is
 * evaluated is offered to the run. What repaired plans still overrun (SLOs, where waits count)
 * makes every objective worse.
 */
final class ShareProblem extends AbstractDoubleProblem {
  private static final long serialVersionUID = 1L;
  private static final double PENALTY = 10;

  private final transient SearchRun run;
  private final transient PlanEvaluator evaluator;
  private final transient ShareRepair repair;
  private final transient PlanBuffer plan;
  private final double[] values = new double[Objective.values().length];
  private final double[] genes;
  private final int[] objectives;
  private final boolean sharpened;

  /**
   * Makes the problem.
   *
   * @param sharpened whether numbers are squared before rows are normalised, so that plans lose
   *     their many small shares
   */
  ShareProblem(SearchRun run, List<Objective> objectives, boolean sharpened) {
    this.sharpened = sharpened;
    PlanningProblem problem = run.problem();
    this.run = run;
    this.evaluator = new PlanEvaluator(problem);
    this.repair = new ShareRepair(problem);
    this.plan = new PlanBuffer(problem);
    this.genes = new double[problem.pairCount()];
    this.objectives = objectives.stream().mapToInt(Objective::index).toArray();
    numberOfObjectives(objectives.size());
    variableBounds(Collections.nCopies(genes.length, 0.0), Collections.nCopies(genes.length, 1.0));
  }

  @Override
  public DoubleSolution evaluate(DoubleSolution solution) {
    List<Double> variables = solution.variables();
    for (int p = 0; p < genes.length; p++) {
      double gene = variables.get(p);
      genes[p] = sharpened ? gene * gene : gene;
    }
    repair.repair(genes, plan);
    double overrun = evaluator.evaluate(plan, values);
    run.archive().offer(values, overrun, plan);
    run.count(1, overrun > 0 ? 1 : 0);
    for (int p = 0; p < genes.length; p++) {
      variables.set(p, Math.min(1, plan.share(p)));
    }
    for (int i = 0; i < objectives.length; i++) {
      double value = values[objectives[i]];
      solution.objectives()[i] = value + PENALTY * overrun * Math.abs(value);
    }
    return solution;
  }
}
