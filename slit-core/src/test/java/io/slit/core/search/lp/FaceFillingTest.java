package io.slit.core.search.lp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import io.slit.core.pareto.Hypervolume;
import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.search.Candidate;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanArchive;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchBudget;
import io.slit.core.search.SearchRun;
import io.slit.core.search.UnitCosts;
import io.slit.core.search.Workers;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.core.search.synthetic.SyntheticProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The filled sweep against plain lattices of as many linear programs, and when it ends. */
class FaceFillingTest {
  private static final List<Objective> FOUR =
      List.of(Objective.TTFT, Objective.CARBON, Objective.WATER, Objective.COST);
  private static final ObjectiveVector ONES = ObjectiveVector.of(1, 1, 1, 1, 1);
  private static final double[] REFERENCE = {1.1, 1.1, 1.1, 1.1};

  /** A plain plan is solved for and evaluated. */
  private static final int EVALUATIONS_OF_A_PROGRAM = 2;

  /** Four hours, whose front has so many corners that edges do not find them all. */
  private static PlanningProblem hours() {
    return PlanningProblem.joint(
        IntStream.rangeClosed(1, 4)
            .mapToObj(seed -> SyntheticProblem.of(ProblemSize.S, Physics.LINEAR, seed))
            .toList());
  }

  private static SearchRun run(PlanningProblem problem, List<Objective> wanted, int evaluations) {
    return new SearchRun(
        problem,
        new PlanArchive(problem, wanted),
        SearchBudget.ofEvaluations(evaluations),
        Workers.ONE);
  }

  private static ObjectiveScale scale(SearchRun run, List<Objective> wanted) {
    return ScaleFinder.find(new PlannerPool(run.problem()), wanted, ONES, run, SweepOptions.PLAIN);
  }

  private static SearchContext context(
      PlanningProblem problem, List<Objective> wanted, int evaluations) {
    SearchRun run = run(problem, wanted, evaluations);
    PlannerPool planners = new PlannerPool(problem);
    return new SearchContext(planners, scale(run, wanted), run, SweepOptions.DEFAULT);
  }

  private static SearchRun filled(PlanningProblem problem, List<Objective> wanted, int most) {
    SearchContext context = context(problem, wanted, most);
    new FaceFilling(context).sweep();
    return context.run();
  }

  /** Solves lattices of 6, 12, 24 and 48 steps, one linear program for each weighting. */
  private static SearchRun lattices(PlanningProblem problem, int programs) {
    SearchRun run = run(problem, FOUR, Integer.MAX_VALUE);
    ObjectiveScale scale = scale(run, FOUR);
    WeightedPlanner planner = new WeightedPlanner(problem, new UnitCosts(problem));
    PlanBuffer plan = new PlanBuffer(problem);
    double[] values = new double[Objective.values().length];
    int solved = 0;
    for (int steps = 6; steps <= 48; steps *= 2) {
      for (double[] weights : WeightLattice.of(scale.size(), steps)) {
        if (solved++ < programs) {
          double[] raised = Arrays.stream(weights).map(one -> Math.max(one, 1e-4)).toArray();
          planner.solveLinear(scale.unscale(raised), plan);
          run.archive().offer(values, planner.evaluate(plan, values), plan);
        }
      }
    }
    return run;
  }

  private static double volume(SearchRun run) {
    ObjectiveScale box = scale(run(run.problem(), FOUR, 1), FOUR);
    List<double[]> points = new ArrayList<>();
    for (Candidate candidate : run.archive().all()) {
      points.add(box.scale(candidate.objectives()));
    }
    return Hypervolume.of(points, REFERENCE);
  }

  @ParameterizedTest
  @ValueSource(ints = {600, 2000, 6000})
  void isNotBehindLatticesOfAsManyLinearPrograms(int evaluations) {
    PlanningProblem problem = hours();
    double ours = volume(filled(problem, FOUR, evaluations));
    double theirs = volume(lattices(problem, evaluations / EVALUATIONS_OF_A_PROGRAM));
    assertTrue(ours >= theirs, ours + " against " + theirs);
  }

  @Test
  void findsWhatASweepOfEdgesLeavesOutBetweenThem() {
    SearchContext edges = context(hours(), FOUR, 24_000);
    new FrontSweep(edges).sweep();
    double ours = volume(filled(hours(), FOUR, 24_000));
    double theirs = volume(edges.run());
    assertTrue(ours >= 1.004 * theirs, ours + " against " + theirs);
  }

  @Test
  void solvesNoWeightingOfALatticeTwice() {
    Set<List<Long>> solved = new HashSet<>(places(WeightLattice.of(4, 6), 24));
    for (int steps : new int[] {12, 24}) {
      for (List<Long> place : places(FaceFilling.added(4, steps), 24)) {
        assertTrue(solved.add(place), place + " was solved before");
      }
    }
    assertEquals(new HashSet<>(places(WeightLattice.of(4, 24), 24)), solved);
  }

  private static List<List<Long>> places(List<double[]> weightings, int steps) {
    return weightings.stream()
        .map(one -> Arrays.stream(one).mapToObj(part -> Math.round(part * steps)).toList())
        .toList();
  }

  @Test
  void endsByItselfInFourAndFiveObjectives() {
    PlanningProblem four = SyntheticProblem.of(ProblemSize.S, Physics.LINEAR, 2);
    assertTrue(filled(four, FOUR, Integer.MAX_VALUE).evaluations() < 25_000);
    PlanningProblem five =
        PlanningProblem.compile(Worlds.random(42, 6, 20), Worlds.BATCHING)
            .withPhysics(Physics.LINEAR);
    List<Objective> all = List.of(Objective.values());
    assertTrue(filled(five, all, Integer.MAX_VALUE).evaluations() < 25_000);
  }
}
