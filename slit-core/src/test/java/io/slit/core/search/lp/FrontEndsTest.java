package io.slit.core.search.lp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.search.Candidate;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanArchive;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchBudget;
import io.slit.core.search.SearchRun;
import io.slit.core.search.Workers;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.core.search.synthetic.SyntheticProblem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ends of the front against many successive programs for one objective alone. */
class FrontEndsTest {
  private static final List<Objective> FOUR =
      List.of(Objective.TTFT, Objective.CARBON, Objective.WATER, Objective.COST);
  private static final ObjectiveVector ONES = ObjectiveVector.of(1, 1, 1, 1, 1);
  private static final SweepOptions OPENING = SweepOptions.DEFAULT.withOpening();

  private static SearchRun run(PlanningProblem problem) {
    return new SearchRun(
        problem,
        new PlanArchive(problem, FOUR),
        SearchBudget.ofEvaluations(1_000_000),
        Workers.ONE);
  }

  private static double least(SearchRun run, Objective objective) {
    return run.archive().all().stream()
        .map(Candidate::objectives)
        .mapToDouble(one -> one.get(objective))
        .min()
        .orElseThrow();
  }

  /** Waits are convex, so that each has one optimum to come to. */
  @ParameterizedTest
  @ValueSource(longs = {1, 5})
  void areAsGoodAsEachObjectiveAloneSolvesFor(long seed) {
    PlanningProblem problem = SyntheticProblem.of(ProblemSize.S, Physics.QUEUEING, seed);
    SearchRun alone = run(problem);
    PlannerPool planners = new PlannerPool(problem);
    ScaleFinder.find(planners, FOUR, ONES, alone, SweepOptions.DEFAULT);

    SearchRun run = run(problem);
    ObjectiveScale scale = ScaleFinder.find(planners, FOUR, ONES, run, SweepOptions.PLAIN);
    SearchContext context = new SearchContext(planners, scale, run, OPENING);
    FrontSweep sweep = new FrontSweep(context);
    sweep.sweepTo(0.25);
    int before = run.evaluations();
    new FrontEnds(context, sweep.pool()).improve();
    assertTrue(run.evaluations() > before);
    for (Objective objective : FOUR) {
      double expected = least(alone, objective);
      assertTrue(least(run, objective) <= 1.001 * expected, objective.key());
    }
    assertEquals(0, run.archive().leastOverrun());
  }
}
