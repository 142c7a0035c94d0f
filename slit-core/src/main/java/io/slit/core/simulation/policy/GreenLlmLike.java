package io.slit.core.simulation.policy;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.lp.ExactAnswer;
import io.slit.core.search.lp.ExactPlanner;
import java.util.Map;

/**
 * After Green-LLM (arXiv 2507.09942): energy cost, a carbon tax and a price of delay, weighted into
 * one linear program, for the demand that is expected.
 *
 * @param usdPerTonne carbon tax
 * @param usdPerRequestSecond price of a second that a request waits for its first token
 */
record GreenLlmLike(double usdPerTonne, double usdPerRequestSecond) implements PlanRule {
  /** An assumption: 50 USD a tonne, and a second of delay as dear as about 1 Wh of electricity. */
  static final GreenLlmLike STANDARD = new GreenLlmLike(50, 1e-4);

  private static final double GRAMS_PER_TONNE = 1e6;
  private static final double MILLIS_PER_SECOND = 1000;

  @Override
  public RoutingPlan plan(PlanningProblem problem) {
    double requests = problem.totalDemand() * problem.epochSeconds();
    Map<Objective, Double> weights =
        Map.of(
            Objective.COST,
            1.0,
            Objective.CARBON,
            usdPerTonne / GRAMS_PER_TONNE,
            Objective.TTFT,
            usdPerRequestSecond / MILLIS_PER_SECOND * requests);
    ExactAnswer answer = new ExactPlanner(problem).weighted(weights);
    return answer instanceof ExactAnswer.Found found
        ? found.plan().plan()
        : Filling.greedy(problem, Filling.scores(problem, Objective.COST.index()));
  }
}
