package io.slit.server.bench;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveSubset;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.PlanPreference;
import io.slit.core.plan.PlanSelector;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.PlanAssessor;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningInput;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchBudget;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.lp.PolishedSearch;
import io.slit.core.search.robust.RiskMeasure;
import io.slit.core.search.robust.RobustOptions;
import io.slit.core.search.robust.RobustSearch;
import io.slit.core.search.slit.SlitPlanSearch;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.workload.Epoch;
import io.slit.predictor.forecast.LearnedDemandForecaster;
import io.slit.predictor.forecast.LearnedEnvironmentForecaster;
import io.slit.server.planning.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Plans epochs from what was known some time before, for what is expected and robustly, and looks
 * at what the plans came to under what really happened.
 *
 * <p>Every way of planning gets the same evaluations. Forecasters learn from the past of each epoch
 * only. Site signals are those of the period; the recorded demand repeats, so its forecasts are
 * better than those of demand that was never seen.
 */
public final class RobustBench {
  private final World world;
  private final ServingPredictor predictor;
  private final PlanSearch search = new PolishedSearch(new SlitPlanSearch());
  private final Run run;

  /**
   * What is planned.
   *
   * @param from first epoch
   * @param to end of the epochs
   * @param step from one planned epoch to the next
   * @param lead how long before an epoch it is planned
   * @param evaluations of each search
   * @param scenarios that robust plans are judged on
   * @param seed of searches and scenarios
   */
  public record Run(
      Instant from,
      Instant to,
      Duration step,
      Duration lead,
      int evaluations,
      int scenarios,
      long seed) {}

  /** Takes a world and who predicts serving in it. */
  public RobustBench(World world, ServingPredictor predictor, Run run) {
    this.world = world;
    this.predictor = predictor;
    this.run = run;
  }

  /**
   * Plans all epochs.
   *
   * @param measures judged by, as {@link RiskMeasure#parse} reads them
   * @param progress told in one sentence per epoch
   */
  public RobustFigures measure(List<String> measures, Consumer<String> progress) {
    World.Forecasters forecasters =
        new World.Forecasters(new LearnedEnvironmentForecaster(), new LearnedDemandForecaster());
    RobustFigures figures = new RobustFigures();
    for (Instant at = run.from(); at.isBefore(run.to()); at = at.plus(run.step())) {
      Epoch epoch = world.scenario().time().epochAt(at);
      PlanningInput expected = world.forecast(epoch, epoch.start().minus(run.lead()), forecasters);
      PlanningInput real = world.measured(epoch);
      PlanningProblem problem = PlanningProblem.compile(expected, predictor);
      PlanningProblem truth = PlanningProblem.compile(real, predictor);
      figures.errors().add(expected.outlook(), real);
      picks(plans(problem)).forEach((pick, plan) -> add(figures, "none", pick, plan, truth));
      for (String measure : measures) {
        RobustOptions options = new RobustOptions(RiskMeasure.parse(measure), run.scenarios());
        List<EvaluatedPlan> plans =
            new RobustSearch(search, options).search(problem, settings()).shown().plans();
        picks(plans).forEach((pick, plan) -> add(figures, measure, pick, plan, truth));
      }
      progress.accept("Planned " + epoch.start());
    }
    return figures;
  }

  private SearchSettings settings() {
    return SearchSettings.of(SearchBudget.ofEvaluations(run.evaluations()), run.seed());
  }

  private List<EvaluatedPlan> plans(PlanningProblem problem) {
    return search.search(problem, settings()).plans();
  }

  private static Map<String, RoutingPlan> picks(List<EvaluatedPlan> plans) {
    Map<String, RoutingPlan> picks = new LinkedHashMap<>();
    picks.put("balanced", pick(plans, new PlanPreference.Balanced()));
    for (Objective objective : List.of(Objective.CARBON, Objective.WATER, Objective.COST)) {
      String name = "lowest_" + objective.name().toLowerCase(Locale.ROOT);
      picks.put(name, pick(plans, new PlanPreference.Lowest(objective)));
    }
    return picks;
  }

  private static RoutingPlan pick(List<EvaluatedPlan> plans, PlanPreference preference) {
    return PlanSelector.select(plans, preference, ObjectiveSubset.ALL).plan();
  }

  private static void add(
      RobustFigures figures, String way, String pick, RoutingPlan plan, PlanningProblem truth) {
    PlanAssessor assessed = new PlanAssessor(truth, plan);
    figures.add(way, pick, assessed.objectives(), assessed.overrun());
  }
}
