package io.slit.core.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slit.core.Worlds;
import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.search.lp.PolishedSearch;
import io.slit.core.search.slit.SlitPlanSearch;
import io.slit.core.spi.ServingPredictor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search's front against every plan of a share grid of 0.1 and every number of units. */
class BruteForceFrontTest {
  private static PlanningProblem problem(double demandFactor, ServingPredictor predictor) {
    PlanningInput input = Worlds.twoSites();
    return PlanningProblem.compile(input.withDemand(input.demand().times(demandFactor)), predictor);
  }

  private static List<EvaluatedPlan> front(PlanningProblem problem) {
    SearchSettings settings = SearchSettings.of(SearchBudget.ofEvaluations(20_000), 1);
    return new PolishedSearch(new SlitPlanSearch()).search(problem, settings).plans();
  }

  private static List<ObjectiveVector> feasibleGrid(PlanningProblem problem) {
    List<ObjectiveVector> grid = new ArrayList<>();
    PlanEvaluator evaluator = new PlanEvaluator(problem);
    PlanBuffer plan = new PlanBuffer(problem);
    double[] objectives = new double[Objective.values().length];
    for (int i = 0; i < 11 * 11 * 9; i++) {
      plan.shares[0] = i % 11 / 10.0;
      plan.shares[1] = 1 - plan.shares[0];
      plan.shares[2] = i / 11 % 11 / 10.0;
      plan.shares[3] = 1 - plan.shares[2];
      plan.units[0] = i / 121 % 3;
      plan.units[1] = i / 363;
      if (evaluator.evaluate(plan, objectives) == 0) {
        grid.add(ObjectiveVector.of(objectives));
      }
    }
    return grid;
  }

  /** Plans that a grid point dominates, and by how much at most in each objective, relative. */
  private record Beaten(int plans, Map<Objective, Double> most) {
    static Beaten of(List<EvaluatedPlan> front, List<ObjectiveVector> grid) {
      int plans = 0;
      Map<Objective, Double> most = new EnumMap<>(Objective.class);
      for (EvaluatedPlan plan : front) {
        List<ObjectiveVector> better =
            grid.stream().filter(point -> dominates(point, plan.objectives())).toList();
        plans += better.isEmpty() ? 0 : 1;
        for (ObjectiveVector point : better) {
          for (Objective objective : Objective.values()) {
            double value = plan.objectives().get(objective);
            most.merge(objective, (value - point.get(objective)) / value, Math::max);
          }
        }
      }
      return new Beaten(plans, most);
    }

    /** By more than rounding somewhere, and nowhere worse by more than rounding. */
    private static boolean dominates(ObjectiveVector point, ObjectiveVector plan) {
      boolean better = false;
      for (Objective objective : Objective.values()) {
        double rounding = 1e-9 * Math.abs(plan.get(objective));
        if (point.get(objective) > plan.get(objective) + rounding) {
          return false;
        }
        better |= point.get(objective) < plan.get(objective) - rounding;
      }
      return better;
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 4, 8})
  void noGridPlanDominatesTheFrontWhereEnergyIsConstant(double demandFactor) {
    PlanningProblem problem = problem(demandFactor, Worlds.CONSTANT);
    Beaten beaten = Beaten.of(front(problem), feasibleGrid(problem));
    assertEquals(0, beaten.plans(), beaten.toString());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 4, 8, 12, 16})
  void noGridPlanDominatesTheFrontWhereEnergyFallsWithLoad(double demandFactor) {
    PlanningProblem problem = problem(demandFactor, Worlds.BATCHING);
    Beaten beaten = Beaten.of(front(problem), feasibleGrid(problem));
    assertEquals(0, beaten.plans(), beaten.toString());
  }

  @Test
  void everyPlanOfTheFrontIsWorthWhatItSays() {
    PlanningProblem problem = PlanningProblem.compile(Worlds.random(42, 4, 20), Worlds.BATCHING);
    for (EvaluatedPlan plan : front(problem)) {
      PlanAssessor assessor = new PlanAssessor(problem, plan.plan());
      assertEquals(0, assessor.overrun(), plan.id());
      assertArrayEquals(
          plan.objectives().toArray(), assessor.objectives().toArray(), 1e-9, plan.id());
    }
  }
}
