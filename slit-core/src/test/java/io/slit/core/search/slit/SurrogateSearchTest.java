package io.slit.core.search.slit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanAssessor;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchBudget;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.Surrogate;
import io.slit.core.search.Workers;
import io.slit.core.search.slit.SlitOptions.Step;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.core.search.synthetic.SyntheticProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches that learn where to start, and searches with a step left out. */
class SurrogateSearchTest {
  private static final PlanningProblem HOUR =
      SyntheticProblem.of(ProblemSize.S, Physics.CONSOLIDATION, 1);
  private static final PlanningProblem TWO_HOURS =
      PlanningProblem.joint(
          List.of(HOUR, SyntheticProblem.of(ProblemSize.S, Physics.CONSOLIDATION, 3)));

  private static SearchSettings settings(int evaluations) {
    return SearchSettings.of(SearchBudget.ofEvaluations(evaluations), 3)
        .withObjectives(List.of(Objective.TTFT, Objective.CARBON, Objective.WATER, Objective.COST));
  }

  /** Does the last piece first, as threads might. */
  private static final class Backwards implements Workers {
    @Override
    public <T> List<T> all(List<Supplier<T>> tasks) {
      List<Supplier<T>> reversed = new ArrayList<>(tasks);
      Collections.reverse(reversed);
      List<T> results = reversed.stream().map(Supplier::get).collect(Collectors.toList());
      Collections.reverse(results);
      return results;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"slit-surrogate", "slit-style", "nsga3", "agemoea"})
  void theFrontDoesNotDependOnWhoWorksWhen(String name) {
    SearchResult once =
        PlanSearches.named(name, NearestLearner.INSTANCE).search(TWO_HOURS, settings(60_000));
    SearchResult again =
        PlanSearches.named(name, NearestLearner.INSTANCE)
            .search(TWO_HOURS, settings(60_000).withWorkers(new Backwards()));
    assertEquals(once.plans(), again.plans());
    assertEquals(once.statistics(), again.statistics());
  }

  @Test
  void evolutionsByOtherNamesAreOtherSearches() {
    List<List<EvaluatedPlan>> fronts =
        Stream.of("nsga2", "nsga3", "agemoea")
            .map(name -> PlanSearches.named(name, NearestLearner.INSTANCE))
            .map(search -> search.search(HOUR, settings(60_000)).plans())
            .toList();
    assertNotEquals(fronts.get(0), fronts.get(1));
    assertNotEquals(fronts.get(0), fronts.get(2));
    assertNotEquals(fronts.get(1), fronts.get(2));
  }

  @Test
  void kicksTeachTheLearnerOftenEnough() {
    List<Integer> fits = new ArrayList<>();
    Surrogate.Learner counting =
        (rows, targets, seed) -> {
          fits.add(rows.size());
          assertEquals(rows.size(), targets.length);
          for (int i = 0; i < targets.length; i++) {
            assertEquals(rows.get(0).length, rows.get(i).length);
            assertTrue(Math.abs(targets[i]) <= 0.05, targets[i] + " of row " + i);
            for (double feature : rows.get(i)) {
              assertTrue(Double.isFinite(feature), "row " + i);
            }
          }
          return row -> 0;
        };
    PlanSearches.named("slit-surrogate", counting).search(TWO_HOURS, settings(600_000));
    assertTrue(fits.size() >= 2, fits.toString());
    for (int i = 1; i < fits.size(); i++) {
      assertTrue(fits.get(i) >= 2 * fits.get(i - 1) || fits.get(i) == 1200, fits.toString());
    }
  }

  @Test
  void lessonsAreFittedWheneverTheyDoubledAndKeepTheLast() {
    List<List<double[]>> fitted = new ArrayList<>();
    Lessons lessons =
        new Lessons(
            (rows, targets, seed) -> {
              fitted.add(List.copyOf(rows));
              return row -> targets[0];
            },
            1);
    for (int i = 0; i < 5000; i++) {
      lessons.add(List.of(new Lesson(new double[] {i}, i)));
      if (i == 198) {
        assertNull(lessons.surrogate());
      }
    }
    assertEquals(List.of(200, 400, 800, 1200, 1200), fitted.stream().map(List::size).toList());
    assertEquals(3199, fitted.get(4).get(1199)[0]);
    assertEquals(2000, fitted.get(4).get(0)[0]);
  }

  private static Stream<Arguments> stepsAndPhysics() {
    return Stream.of(Step.values())
        .flatMap(step -> Stream.of(Physics.values()).map(physics -> Arguments.of(step, physics)));
  }

  @ParameterizedTest
  @MethodSource("stepsAndPhysics")
  void withoutAnyStepAllPlansAreFeasible(Step step, Physics physics) {
    PlanningProblem problem = HOUR.withPhysics(physics);
    SlitOptions options = SlitOptions.standard().without(step);
    SearchResult result = new SlitPlanSearch(options).search(problem, settings(20_000));
    assertTrue(result.plans().size() > 20, result.plans().size() + " plans");
    for (EvaluatedPlan one : result.plans()) {
      assertEquals(0, new PlanAssessor(problem, one.plan()).overrun(), one.id());
    }
  }

  @Test
  void slitStyleBeatsEveryBaselineInWhatItIsBestFor() {
    SearchResult result =
        PlanSearches.named("slit-style", NearestLearner.INSTANCE).search(HOUR, settings(100_000));
    for (Objective objective : settings(1).objectives()) {
      double found = least(result.plans(), objective);
      double rule = least(result.baselines(), objective);
      assertTrue(found <= rule, objective + ": " + found + " and " + rule);
    }
    assertTrue(
        IntStream.range(0, 4)
            .mapToObj(i -> settings(1).objectives().get(i))
            .anyMatch(one -> least(result.plans(), one) < least(result.baselines(), one)));
  }

  private static double least(List<EvaluatedPlan> plans, Objective objective) {
    return plans.stream().mapToDouble(one -> one.objectives().get(objective)).min().orElseThrow();
  }
}
