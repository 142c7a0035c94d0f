package io.slit.core.search.slit;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.Candidate;
import io.slit.core.search.CapacityFill;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchRun;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes plans of an earlier search over to today's problem: as they are where every class may still
 * go where they send it, and refitted to today's demand and units ({@link CapacityFill#refit}).
 *
 * <p>Plans of consolidation fill their units to the brim, so that nearly any change of demand
 * breaks them; a repair that powers further units wherever load is left loses what they were good
 * for.
 */
final class WarmStart {
  private final PlanningProblem problem;
  private final SearchRun run;
  private final PlanEvaluator evaluator;
  private final PlanBuffer plan;
  private final double[] values = new double[Objective.values().length];

  WarmStart(SearchRun run) {
    this.problem = run.problem();
    this.run = run;
    this.evaluator = new PlanEvaluator(problem);
    this.plan = new PlanBuffer(problem);
  }

  /**
   * Offers plans to the run.
   *
   * @param plans those of another shape are left out
   * @return the refitted ones, in the same order
   */
  List<Candidate> offer(List<RoutingPlan> plans) {
    CapacityFill fill = new CapacityFill(problem);
    List<Candidate> refitted = new ArrayList<>();
    for (RoutingPlan one : plans) {
      if (one.shape().equals(problem.shape())) {
        problem.copy(one, plan);
        if (plan.isWhole(problem) && plan.hasUnits(problem)) {
          run.archive().offer(values, evaluator.evaluate(plan, values), plan);
        }
        fill.refit(plan);
        plan.normalise(problem);
        double overrun = evaluator.evaluate(plan, values);
        Candidate candidate =
            new Candidate(ObjectiveVector.of(values), overrun, problem.toPlan(plan));
        run.archive().offer(candidate);
        refitted.add(candidate);
      }
    }
    return refitted;
  }
}
