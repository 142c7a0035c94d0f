package io.slit.core.search.lp;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.search.PlanArchive;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A search whose plans are each replaced by one that dominates it, where {@link DominanceStep}
 * finds one: the plans of the menu, baselines among them.
 *
 * <p>{@value #SHARE} of the evaluations is kept for that; when they are spent, or time is up, the
 * rest of the plans stays as it is. What comes out is nowhere worse than what the search found, and
 * no baseline dominates it.
 */
public final class PolishedSearch implements PlanSearch {
  /** Part of the evaluations that polishing may take. */
  public static final double SHARE = 0.1;

  private final PlanSearch search;

  /** Polishes the plans of a search. */
  public PolishedSearch(PlanSearch search) {
    this.search = search;
  }

  @Override
  public SearchResult search(PlanningProblem problem, SearchSettings settings) {
    int kept = (int) (settings.budget().evaluations() * SHARE);
    SearchSettings before = settings.withBudget(settings.budget().after(kept));
    SearchResult found = search.search(problem, before);
    return found.statistics().overrun() > 0 ? found : polished(problem, settings, found, kept);
  }

  private static SearchResult polished(
      PlanningProblem problem, SearchSettings settings, SearchResult found, int evaluations) {
    PlanArchive archive = new PlanArchive(problem, settings.objectives());
    DominanceStep step = new DominanceStep(problem, settings.objectives());
    PlanEvaluator evaluator = new PlanEvaluator(problem);
    PlanBuffer plan = new PlanBuffer(problem);
    double[] values = new double[Objective.values().length];
    int spent = 0;
    for (EvaluatedPlan one : baselinesFirst(found)) {
      problem.copy(one.plan(), plan);
      if (spent < evaluations && !settings.budget().timeIsUp().getAsBoolean()) {
        step.improve(plan, evaluations - spent);
        spent += step.takeEvaluations();
      }
      archive.offer(values, evaluator.evaluate(plan, values), plan);
    }
    return found.withPlans(archive.menu(settings.menuSize()), spent);
  }

  /** Baselines that nothing found dominates are where most is to gain. */
  private static List<EvaluatedPlan> baselinesFirst(SearchResult found) {
    Set<ObjectiveVector> baselines =
        found.baselines().stream().map(EvaluatedPlan::objectives).collect(Collectors.toSet());
    return found.plans().stream()
        .sorted(Comparator.comparing(one -> !baselines.contains(one.objectives())))
        .toList();
  }
}
