package io.slit.core.search.lp;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.FrontLimits;
import io.slit.core.search.Candidate;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.PlanArchive;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchRun;
import io.slit.core.search.SearchSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A search for plans within limits on objectives (epsilon-constraints): {@value #ORDINARY_SHARE} of
 * the evaluations for an ordinary search, the rest for weightings of the objectives under the
 * limits.
 *
 * <p>Weightings are those of ever finer lattices, over the box of the plans within the limits. Each
 * is solved by {@link LimitedWeighting}: exactly where physics is linear. Plans between neighbours
 * are offered too, and the menu is picked of plans within the limits only. Where no plan is found
 * within them, the result is that of the ordinary search. It does not depend on how many workers
 * there are.
 */
public final class LimitedSearch implements PlanSearch {
  /** Part of the evaluations that the ordinary search has. */
  public static final double ORDINARY_SHARE = 0.3;

  /** Steps of the lattices of weightings, in turn. */
  private static final int[] STEPS = {1, 3, 1, 5, 1, 7, 11};

  /** Weightings of a piece of work. */
  private static final int PIECE = 2;

  /** Plans of the ordinary search that are looked through, in menus. */
  private static final int MENUS = 2;

  private static final int MOST_WEIGHTINGS = 1500;

  private final PlanSearch search;
  private final FrontLimits limits;

  /** Makes a search within limits of an ordinary one. */
  public LimitedSearch(PlanSearch search, FrontLimits limits) {
    this.search = search;
    this.limits = limits;
  }

  @Override
  public SearchResult search(PlanningProblem problem, SearchSettings settings) {
    if (limits.isNone()) {
      return search.search(problem, settings);
    }
    int kept = (int) (settings.budget().evaluations() * (1 - ORDINARY_SHARE));
    SearchResult found =
        search.search(
            problem,
            settings
                .withBudget(settings.budget().after(kept))
                .withMenuSize(settings.menuSize() * MENUS));
    if (found.statistics().overrun() > 0 || kept == 0) {
      return found;
    }
    int before = found.statistics().evaluations();
    SearchSettings rest = settings.withBudget(settings.budget().after(before));
    PlanArchive archive = new PlanArchive(problem, settings.objectives());
    SearchRun run = new SearchRun(problem, archive, rest.budget(), settings.workers());
    found.plans().forEach(plan -> offer(run, candidate(plan)));
    search(run, rest, found.plans());
    new MidPlans(problem, limits).offer(run, archive.menu(settings.menuSize()));
    return archive.size() == 0
        ? found.withPlans(found.plans(), run.evaluations())
        : found.withPlans(archive.menu(settings.menuSize()), run.evaluations());
  }

  private static Candidate candidate(EvaluatedPlan plan) {
    return new Candidate(plan.objectives(), 0, plan.plan());
  }

  private void offer(SearchRun run, Candidate candidate) {
    if (candidate.overrun() == 0 && limits.admit(candidate.objectives())) {
      run.offer(candidate);
    }
  }

  private void search(SearchRun run, SearchSettings settings, List<EvaluatedPlan> found) {
    PlannerPool planners = new PlannerPool(run.problem());
    List<EvaluatedPlan> known = found;
    int tried = 0;
    for (int steps : STEPS) {
      ObjectiveScale scale = scale(settings.objectives(), known);
      List<double[]> weightings = WeightLattice.of(scale.size(), steps);
      if (tried + weightings.size() > MOST_WEIGHTINGS || run.isOver()) {
        return;
      }
      tried += weightings.size();
      LimitedWeighting weighting = new LimitedWeighting(run.problem(), limits, scale, known);
      work(run, planners, weighting, weightings);
      List<EvaluatedPlan> within = run.archive().menu(settings.menuSize());
      known = within.isEmpty() ? found : within;
    }
  }

  /** Returns the box of some plans, no wider than limits let it be. */
  private ObjectiveScale scale(List<Objective> objectives, List<EvaluatedPlan> plans) {
    List<ObjectiveVector> points = new ArrayList<>();
    for (EvaluatedPlan plan : plans) {
      points.add(plan.objectives());
    }
    List<ObjectiveVector> within = points.stream().filter(limits::admit).toList();
    return ObjectiveScale.of(objectives, within.size() > 1 ? within : points);
  }

  private void work(
      SearchRun run, PlannerPool planners, LimitedWeighting weighting, List<double[]> weightings) {
    List<Supplier<LimitedWeighting.Answer>> pieces = new ArrayList<>();
    for (int from = 0; from < weightings.size(); from += PIECE) {
      List<double[]> some = weightings.subList(from, Math.min(weightings.size(), from + PIECE));
      pieces.add(() -> planners.with(planner -> weighting.solve(planner, some)));
    }
    for (int from = 0; from < pieces.size() && !run.isOver(); from += SearchRun.BATCH) {
      int to = Math.min(pieces.size(), from + SearchRun.BATCH);
      for (LimitedWeighting.Answer answer : run.workers().all(pieces.subList(from, to))) {
        answer.candidates().forEach(candidate -> offer(run, candidate));
        run.count(answer.evaluations(), 0);
      }
    }
  }
}
