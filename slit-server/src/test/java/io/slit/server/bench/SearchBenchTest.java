package io.slit.server.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.Workers;
import io.slit.core.search.synthetic.ProblemSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The bench, end to end on the smallest problem. */
class SearchBenchTest {
  private static final BenchBudget FEW = BenchBudget.parse("1500");

  private static BenchPlan plan(BenchCase problem, String algorithm, int threads) {
    return new BenchPlan(problem, algorithm, List.of(FEW), List.of(1L), threads, Duration.ZERO);
  }

  @TestFactory
  Stream<DynamicTest> everyAlgorithmReturnsFeasiblePlansUnderEveryPhysics() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Physics physics : Physics.values()) {
      BenchCase problem = new BenchCase(ProblemSize.S, physics, 1);
      SearchBench bench = SearchBench.stored(problem, line -> {});
      for (String name : BenchAlgorithms.names()) {
        tests.add(
            DynamicTest.dynamicTest(
                physics.key() + " " + name, () -> check(bench.run(plan(problem, name, 1)))));
      }
    }
    return tests.stream();
  }

  private static void check(BenchResult result) {
    BenchRun run = result.runs().get(0);
    assertEquals(0, run.quality().infeasible());
    assertTrue(run.quality().plans() > 1 && run.quality().plans() <= 100);
    assertTrue(run.quality().hypervolumeRatio() < 1.05);
    assertTrue(run.quality().worstObjectiveGapPct() > -1);
    assertTrue(run.evaluations() > 0);
  }

  @Test
  void theSeedDecidesWhatPeersFind() {
    BenchCase problem = new BenchCase(ProblemSize.S, Physics.LINEAR, 1);
    SearchBench bench = SearchBench.stored(problem, line -> {});
    for (String name : List.of("jmetal-nsga2", "jmetal-nsga3", "moea-nsga3", "moea-agemoea2")) {
      double once = ratio(bench.run(plan(problem, name, 1)));
      assertEquals(once, ratio(bench.run(plan(problem, name, 1))), name);
    }
  }

  @Test
  void twoThreadsFindWhatOneFinds() {
    BenchCase problem = new BenchCase(ProblemSize.S, Physics.QUEUEING, 1);
    SearchBench bench = SearchBench.stored(problem, line -> {});
    assertEquals(
        ratio(bench.run(plan(problem, "slp", 1))), ratio(bench.run(plan(problem, "slp", 2))));
  }

  private static double ratio(BenchResult result) {
    return result.runs().get(0).quality().hypervolumeRatio();
  }

  @Test
  void theReferenceItselfHasARatioOf1AndNoGap() {
    BenchCase problem = new BenchCase(ProblemSize.S, Physics.LINEAR, 1);
    ReferenceFront reference = ReferenceFiles.stored(problem).orElseThrow();
    SearchSettings settings = SearchBench.settings(FEW, 1, Workers.ONE);
    SearchResult found = BenchAlgorithms.named("sweep").search(problem.problem(), settings);
    ReferenceFront own =
        ReferenceGrowth.first(
            new ReferenceFront(
                problem,
                reference.fingerprint(),
                List.of(),
                found.plans().stream().map(FrontQuality::point).toList()));
    FrontQuality quality = FrontQuality.of(own, found.plans(), 0);
    assertEquals(1, quality.hypervolumeRatio(), 1e-3);
    assertEquals(0, quality.worstObjectiveGapPct(), 1e-9);
    assertTrue(FrontQuality.of(reference, found.plans(), 0).hypervolumeRatio() <= 1 + 1e-6);
  }

  @Test
  void thePlanCheckFindsWhatASearchSaysWrong() {
    PlanningProblem problem = new BenchCase(ProblemSize.S, Physics.CONSOLIDATION, 1).problem();
    SearchSettings settings = SearchBench.settings(BenchBudget.parse("50"), 1, Workers.ONE);
    EvaluatedPlan good = BenchAlgorithms.named("lp-seeds").search(problem, settings).plans().get(0);
    FeasibilityCheck check = new FeasibilityCheck(problem);
    assertTrue(check.holds(good));
    double[] better = good.objectives().toArray();
    better[0] *= 0.999;
    assertFalse(check.holds(new EvaluatedPlan(good.id(), good.plan(), ObjectiveVector.of(better))));
  }

  @Test
  void aReferenceOfAnotherProblemIsRefused() {
    BenchCase problem = new BenchCase(ProblemSize.S, Physics.LINEAR, 1);
    ReferenceFront stored = ReferenceFiles.stored(problem).orElseThrow();
    ReferenceFront changed =
        new ReferenceFront(problem, "0000000000000000", List.of(), stored.points());
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> new SearchBench(changed, line -> {}))
            .getMessage()
            .contains("--grow-references"));
  }

  @Test
  void growsAFileOnlyUpward(@TempDir Path directory) {
    BenchCase problem = new BenchCase(ProblemSize.S, Physics.LINEAR, 3);
    List<String> lines = new ArrayList<>();
    ReferenceMaker maker = new ReferenceMaker(directory, lines::add);
    maker.grow(plan(problem, "sweep", 1), List.of("sweep"));
    ReferenceFront first = ReferenceFiles.find(directory, problem).orElseThrow();
    maker.grow(plan(problem, "jmetal-nsga2", 1), List.of("jmetal-nsga2"));
    ReferenceFront second = ReferenceFiles.find(directory, problem).orElseThrow();
    double least = second.box().volume(first.best()) * (1 - 1e-9);
    assertTrue(second.box().volume(second.best()) >= least, lines.toString());
    assertTrue(first.madeBy().contains("sweep, 1500, seed 1"), first.madeBy().toString());
  }

  @Test
  void readsTimesAndEvaluationsAndRefusesTheRest() {
    assertEquals(Duration.ofMillis(200), BenchBudget.parse("0.2s").time().orElseThrow());
    assertEquals(Duration.ofMinutes(2), BenchBudget.parse("2m").time().orElseThrow());
    assertEquals(25000, BenchBudget.parse("25000").evaluations());
    assertEquals("200ms", BenchBudget.parse("0.2s").text());
    for (String wrong : List.of("", "0", "1.5", "5ms", "-1s", "soon", "9999999m")) {
      assertThrows(IllegalArgumentException.class, () -> BenchBudget.parse(wrong), wrong);
    }
  }

  @Test
  void theWholeTableHasOursFirstOnEveryProblem() {
    List<BenchPlan> plans = WholeTable.plans(false);
    assertEquals(12 * BenchAlgorithms.names().size(), plans.size());
    assertEquals(BenchAlgorithms.OURS, plans.get(0).algorithm());
    assertEquals("100ms", plans.get(0).budgets().get(0).text());
    assertEquals(10, plans.get(0).seeds().size());
    assertEquals("60s", plans.get(1).budgets().get(0).text());
  }
}
