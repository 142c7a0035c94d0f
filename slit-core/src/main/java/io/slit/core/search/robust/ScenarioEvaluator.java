package io.slit.core.search.robust;

import io.slit.core.pareto.Objective;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanningProblem;
import java.util.Arrays;
import java.util.List;

/**
 * Says what plans are worth over scenarios, each objective by itself: from tables, without
 * allocation. One evaluation costs as many as there are scenarios, and one more for what is
 * expected. One instance per thread.
 */
public final class ScenarioEvaluator {
  private static final int OBJECTIVES = Objective.values().length;

  private final PlanEvaluator nominal;
  private final PlanEvaluator[] evaluators;
  private final RiskMeasure measure;
  private final double[] values = new double[OBJECTIVES];
  private final double[] expected = new double[OBJECTIVES];
  private final double[][] byObjective;
  private final double[] overruns;
  private final double[] sorted;
  private double nominalOverrun;

  /**
   * Makes an evaluator.
   *
   * @param problem under what is expected
   * @param scenarios the same problem under each scenario
   */
  public ScenarioEvaluator(
      PlanningProblem problem, List<PlanningProblem> scenarios, RiskMeasure measure) {
    this.nominal = new PlanEvaluator(problem);
    this.evaluators = scenarios.stream().map(PlanEvaluator::new).toArray(PlanEvaluator[]::new);
    this.measure = measure;
    this.byObjective = new double[OBJECTIVES][evaluators.length];
    this.overruns = new double[evaluators.length];
    this.sorted = new double[evaluators.length];
  }

  /**
   * Evaluates a plan.
   *
   * @param plan shares and units, which no scenario changes
   * @param objectives receives the measure of every objective
   * @return how far the plan breaks capacity or SLOs under what is expected, and at the load that
   *     the measure asks room for; 0 for a plan that has it
   */
  public double evaluate(PlanBuffer plan, double[] objectives) {
    nominalOverrun = nominal.evaluate(plan, expected);
    for (int s = 0; s < evaluators.length; s++) {
      overruns[s] = evaluators[s].evaluate(plan, values);
      for (int j = 0; j < OBJECTIVES; j++) {
        byObjective[j][s] = values[j];
      }
    }
    for (int j = 0; j < OBJECTIVES; j++) {
      objectives[j] = measure.of(ascending(byObjective[j]));
    }
    int rank = measure.loadRank(overruns.length);
    return nominalOverrun + (rank < 0 ? 0 : ascending(overruns)[rank]);
  }

  private double[] ascending(double[] row) {
    System.arraycopy(row, 0, sorted, 0, row.length);
    Arrays.sort(sorted);
    return sorted;
  }

  /** Writes what the last plan is worth under what is expected. */
  public void copyExpected(double[] objectives) {
    System.arraycopy(expected, 0, objectives, 0, OBJECTIVES);
  }

  /** Returns how far the last plan breaks capacity or SLOs under what is expected. */
  public double nominalOverrun() {
    return nominalOverrun;
  }

  /** Returns the part of the scenarios in which the last plan breaks capacity or SLOs. */
  public double overloadedShare() {
    int count = 0;
    for (double overrun : overruns) {
      count += overrun > 0 ? 1 : 0;
    }
    return count / (double) overruns.length;
  }

  /** Returns the value of an objective of the last plan in a scenario. */
  double value(Objective objective, int scenario) {
    return byObjective[objective.index()][scenario];
  }
}
