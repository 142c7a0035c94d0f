package io.slit.core.search.robust;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.Candidate;
import io.slit.core.search.PlanArchive;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningProblem;
import java.util.Comparator;
import java.util.List;

/**
 * The best plans by the measure of their objectives: those with room for the load that the measure
 * asks room for, or, where no plan has it, those with room for what is expected. For one thread.
 */
final class RobustArchive {
  private final PlanningProblem problem;
  private final ScenarioEvaluator evaluator;
  private final PlanArchive roomy;
  private final PlanArchive expected;
  private final PlanBuffer plan;
  private final double[] values = new double[Objective.values().length];
  private int evaluations;

  RobustArchive(PlanningProblem problem, ScenarioEvaluator evaluator, List<Objective> objectives) {
    this.problem = problem;
    this.evaluator = evaluator;
    this.roomy = new PlanArchive(problem, objectives);
    this.expected = new PlanArchive(problem, objectives);
    this.plan = new PlanBuffer(problem);
  }

  /**
   * Offers a plan.
   *
   * @return how far it breaks capacity or SLOs at the load that the measure asks room for
   */
  double offer(PlanBuffer one) {
    double overrun = evaluator.evaluate(one, values);
    evaluations++;
    roomy.offer(values, overrun, one);
    expected.offer(values, evaluator.nominalOverrun(), one);
    return overrun;
  }

  /** Returns how many plans were offered. */
  int evaluations() {
    return evaluations;
  }

  /** Returns how many plans it holds. */
  int size() {
    return best().size();
  }

  /** Returns how far the plans it returns break capacity or SLOs under what is expected. */
  double overrun() {
    return expected.leastOverrun();
  }

  List<EvaluatedPlan> menu(int size) {
    return best().menu(size);
  }

  /** Returns the plan with the least of an objective, of all kept; none if none is feasible. */
  List<RoutingPlan> least(Objective objective) {
    return best().all().stream()
        .min(Comparator.comparingDouble((Candidate one) -> one.objectives().get(objective)))
        .map(one -> List.of(one.plan()))
        .orElse(List.of());
  }

  private PlanArchive best() {
    return roomy.size() > 0 ? roomy : expected;
  }

  /** Returns a plan under its name with its measures. */
  RobustPlan judge(String id, RoutingPlan one) {
    problem.copy(one, plan);
    evaluator.evaluate(plan, values);
    ObjectiveVector measures = ObjectiveVector.of(values);
    evaluator.copyExpected(values);
    return new RobustPlan(
        new EvaluatedPlan(id, one, measures),
        ObjectiveVector.of(values),
        evaluator.overloadedShare());
  }
}
