package io.slit.core.search.lp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.pareto.Hypervolume;
import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.search.Candidate;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanArchive;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchBudget;
import io.slit.core.search.SearchRun;
import io.slit.core.search.UnitCosts;
import io.slit.core.search.Workers;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.core.search.synthetic.SyntheticProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The opening of a sweep against lattices of as many linear programs, and its parts. */
class SweepOpeningTest {
  private static final List<Objective> FOUR =
      List.of(Objective.TTFT, Objective.CARBON, Objective.WATER, Objective.COST);
  private static final ObjectiveVector ONES = ObjectiveVector.of(1, 1, 1, 1, 1);
  private static final double[] REFERENCE = {1.1, 1.1, 1.1, 1.1};
  private static final SweepOptions OPENING = SweepOptions.DEFAULT.withOpening();

  private static PlanningProblem hour(Physics physics, int seed) {
    return SyntheticProblem.of(ProblemSize.S, physics, seed);
  }

  private static PlanningProblem twoHours(Physics physics) {
    return PlanningProblem.joint(List.of(hour(physics, 1), hour(physics, 3)));
  }

  private static SearchRun run(PlanningProblem problem, int evaluations) {
    return new SearchRun(
        problem,
        new PlanArchive(problem, FOUR),
        SearchBudget.ofEvaluations(evaluations),
        Workers.ONE);
  }

  private static ObjectiveScale scale(PlannerPool planners, SearchRun run) {
    return ScaleFinder.find(planners, FOUR, ONES, run, SweepOptions.PLAIN);
  }

  private static SearchRun opened(PlanningProblem problem, int evaluations) {
    SearchRun run = run(problem, evaluations);
    PlannerPool planners = new PlannerPool(problem);
    ObjectiveScale scale = scale(planners, run);
    new FrontSweep(new SearchContext(planners, scale, run, OPENING)).sweep();
    return run;
  }

  /** Solves lattices of 6, 12, 24 and 48 steps, one linear program for each weighting. */
  private static SearchRun lattices(PlanningProblem problem, int programs) {
    SearchRun run = run(problem, Integer.MAX_VALUE);
    PlannerPool planners = new PlannerPool(problem);
    ObjectiveScale scale = scale(planners, run);
    WeightedPlanner planner = new WeightedPlanner(problem, new UnitCosts(problem));
    PlanBuffer plan = new PlanBuffer(problem);
    double[] values = new double[Objective.values().length];
    int solved = 0;
    for (int steps = 6; steps <= 48; steps *= 2) {
      for (double[] weights : WeightLattice.of(scale.size(), steps)) {
        if (solved++ < programs) {
          planner.solveLinear(scale.unscale(raised(weights)), plan);
          problem.powerLeast(plan);
          run.archive().offer(values, planner.evaluate(plan, values), plan);
        }
      }
    }
    return run;
  }

  private static double[] raised(double[] weights) {
    return IntStream.range(0, weights.length)
        .mapToDouble(i -> Math.max(weights[i], 1e-4))
        .toArray();
  }

  private static double volume(SearchRun run, ObjectiveScale box) {
    List<double[]> points = new ArrayList<>();
    for (Candidate candidate : run.archive().all()) {
      points.add(box.scale(candidate.objectives()));
    }
    return Hypervolume.of(points, REFERENCE);
  }

  /**
   * Programs of an opening, at most: a plain plan takes two evaluations, a round of others three.
   */
  private static int programs(int evaluations) {
    int plain = 200;
    return Math.min(evaluations / 2, plain + (evaluations - 2 * plain) / 3);
  }

  @ParameterizedTest
  @CsvSource({"CONSOLIDATION, 400, 1", "CONSOLIDATION, 900, 1", "CONSOLIDATION, 3000, 1.01"})
  void isNotBehindLatticesOfAsManyLinearPrograms(Physics physics, int evaluations, double atLeast) {
    for (int seed = 5; seed < 8; seed++) {
      assertNotBehind(hour(physics, seed), evaluations, atLeast, "seed " + seed);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CONSOLIDATION, 400, 1", "CONSOLIDATION, 1200, 1", "CONSOLIDATION, 3000, 1.01",
    "QUEUEING, 400, 1", "QUEUEING, 1200, 1", "QUEUEING, 3000, 1"
  })
  void isNotBehindThemWherePlansArePutTogetherByPart(
      Physics physics, int evaluations, double atLeast) {
    assertNotBehind(twoHours(physics), evaluations, atLeast, "two hours");
  }

  private static void assertNotBehind(
      PlanningProblem problem, int evaluations, double atLeast, String which) {
    SearchRun opened = opened(problem, evaluations);
    SearchRun lattices = lattices(problem, programs(evaluations));
    ObjectiveScale box = scale(new PlannerPool(problem), run(problem, 1));
    double ours = volume(opened, box);
    double theirs = volume(lattices, box);
    assertTrue(ours >= atLeast * theirs, which + ": " + ours + " against " + theirs);
  }

  @ParameterizedTest
  @EnumSource(names = {"QUEUEING", "CONSOLIDATION"})
  void plansPutTogetherByPartAreFeasibleAndWorthWhatIsSaid(Physics physics) {
    PlanningProblem problem = twoHours(physics);
    SearchRun run = opened(problem, 1500);
    PlanEvaluator evaluator = new PlanEvaluator(problem);
    PlanBuffer plan = new PlanBuffer(problem);
    double[] values = new double[Objective.values().length];
    assertTrue(run.archive().size() > 200, run.archive().size() + " plans");
    for (Candidate candidate : run.archive().all()) {
      problem.copy(candidate.plan(), plan);
      assertEquals(0, evaluator.evaluate(plan, values), "overrun");
      assertTrue(plan.isWhole(problem));
      for (Objective objective : FOUR) {
        double value = candidate.objectives().get(objective);
        assertEquals(value, values[objective.index()], 1e-9 * Math.abs(value), objective.key());
      }
    }
  }

  @Test
  void aDayIsImprovedAsItsHoursAre() {
    PlanningProblem first = hour(Physics.CONSOLIDATION, 1);
    PlanningProblem second = hour(Physics.CONSOLIDATION, 3);
    PlanningProblem both = PlanningProblem.joint(List.of(first, second));
    Random random = new Random(8);
    for (int i = 0; i < 20; i++) {
      // TTFT is a mean over all requests, so that hours alone weigh it differently
      double[] weights = {0, random.nextDouble(), random.nextDouble(), random.nextDouble(), 0};
      double apart = improved(first, weights) + improved(second, weights);
      assertEquals(apart, improved(both, weights), 1e-7 * apart, "weighting " + i);
    }
  }

  private static double improved(PlanningProblem problem, double[] weights) {
    WeightedPlanner planner = new WeightedPlanner(problem, new UnitCosts(problem));
    PlanBuffer plan = new PlanBuffer(problem);
    planner.solveLinear(weights, plan);
    return planner.improve(weights, plan, 12, 0);
  }

  @Test
  void theOrderBeginsWithTheBestOfEachObjectiveAndHoldsEveryNodeOnce() {
    Random random = new Random(2);
    Candidate none = opened(hour(Physics.LINEAR, 1), 100).archive().all().get(0);
    List<SweepNode> nodes = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double[] point = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
      nodes.add(new SweepNode(new double[] {1, 0, 0}, point, none, new double[0]));
    }
    List<SweepNode> order = SweepOrder.byVolume(nodes);
    assertEquals(new HashSet<>(nodes), new HashSet<>(order));
    assertEquals(nodes.size(), order.size());
    for (int objective = 0; objective < 3; objective++) {
      int j = objective;
      double best = nodes.stream().mapToDouble(one -> one.scaled()[j]).min().orElseThrow();
      assertTrue(order.subList(0, 3).stream().anyMatch(one -> one.scaled()[j] == best));
    }
    assertTrue(volume(order, 12) >= volume(nodes, 12), "first twelve");
    assertEquals(volume(nodes, 60), volume(order, 30), 0.02, "the second half adds little");
  }

  private static double volume(List<SweepNode> nodes, int count) {
    List<double[]> points = nodes.stream().limit(count).map(SweepNode::scaled).toList();
    return Hypervolume.of(points, new double[] {1.1, 1.1, 1.1});
  }
}
