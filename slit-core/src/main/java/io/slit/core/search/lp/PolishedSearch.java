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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A search whose plans are each replaced by one that dominates it, where {@link DominanceStep}
 * finds one, or in small problems {@link SmallFront}: the plans of the menu, baselines among them.
 *
 * <p>{@value #SHARE} of the evaluations is kept for that, and {@value SmallFront#SHARE} in small
 * problems; when they are spent, or time is up, the rest of the plans stays as it is. What comes
 * out is nowhere worse than what the search found by more than an archive can tell, and no baseline
 * dominates it. Shares too small to matter are given to the largest of their class.
 */
public final class PolishedSearch implements PlanSearch {
  /** Part of the evaluations that polishing may take. */
  public static final double SHARE = 0.1;

  /** A share below this is given away where that makes no difference. */
  private static final double DUST = 1e-6;

  private final PlanSearch search;

  /** Polishes the plans of a search. */
  public PolishedSearch(PlanSearch search) {
    this.search = search;
  }

  @Override
  public SearchResult search(PlanningProblem problem, SearchSettings settings) {
    int all = settings.budget().evaluations();
    boolean small = SmallFront.isSmall(problem, (int) (all * SmallFront.SHARE));
    int kept = (int) (all * (small ? SmallFront.SHARE : SHARE));
    SearchSettings before = settings.withBudget(settings.budget().after(kept));
    SearchResult found = search.search(problem, before);
    return found.statistics().overrun() > 0 ? found : polished(problem, settings, found, kept);
  }

  private static SearchResult polished(
      PlanningProblem problem, SearchSettings settings, SearchResult found, int evaluations) {
    DominanceStep step = new DominanceStep(problem, settings.objectives());
    List<PlanBuffer> plans = new ArrayList<>();
    int spent = 0;
    for (EvaluatedPlan one : baselinesFirst(found)) {
      PlanBuffer plan = new PlanBuffer(problem);
      problem.copy(one.plan(), plan);
      plans.add(plan);
      if (spent < evaluations && !settings.budget().timeIsUp().getAsBoolean()) {
        step.improve(plan, evaluations - spent);
        spent += step.takeEvaluations();
      }
    }
    int left = evaluations - spent;
    if (SmallFront.isSmall(problem, left)) {
      SmallFront front = new SmallFront(problem, settings, plans, step, left);
      spent += front.improve(settings.budget().timeIsUp());
    }
    return found.withPlans(menu(problem, settings, plans), spent);
  }

  private static List<EvaluatedPlan> menu(
      PlanningProblem problem, SearchSettings settings, List<PlanBuffer> plans) {
    PlanArchive archive = new PlanArchive(problem, settings.objectives());
    PlanEvaluator evaluator = new PlanEvaluator(problem);
    DominanceGoal goal = new DominanceGoal(settings.objectives());
    PlanBuffer clean = new PlanBuffer(problem);
    double[] values = new double[Objective.values().length];
    for (PlanBuffer plan : plans) {
      double overrun = evaluator.evaluate(plan, values);
      goal.set(values);
      clean.set(plan);
      clean.sweep(problem, DUST);
      if (evaluator.evaluate(clean, values) <= overrun && goal.isAsGood(values)) {
        archive.offer(values, overrun, clean);
      } else {
        archive.offer(values, evaluator.evaluate(plan, values), plan);
      }
    }
    return archive.menu(settings.menuSize());
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
