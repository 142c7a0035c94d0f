package io.slit.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.workload.ClassId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Epsilon limits on a front made by hand. */
class FrontLimitsTest {
  private static final RoutingPlan PLAN =
      RoutingPlan.ofDense(
          new PlanShape(List.of(new ClassId("x")), List.of(new DeploymentId("a"))),
          new double[][] {{1}},
          new int[] {1});
  private static final EvaluatedPlan FAST = plan("fast", 100, 9000, 0.3);
  private static final EvaluatedPlan MIDDLE = plan("middle", 200, 4000, 0.2);
  private static final EvaluatedPlan CLEAN = plan("clean", 300, 1000, 0.4);
  private static final List<EvaluatedPlan> FRONT = List.of(FAST, MIDDLE, CLEAN);

  private static EvaluatedPlan plan(String id, double ttft, double carbon, double loss) {
    return new EvaluatedPlan(id, PLAN, ObjectiveVector.of(ttft, carbon, 1, 1, loss));
  }

  @Test
  void leavesOutWhatIsBeyondAnyLimitAndCountsByLimit() {
    FrontLimits.Outcome found =
        new FrontLimits(Map.of(Objective.TTFT, 200.0, Objective.CARBON, 4000.0)).apply(FRONT);
    assertEquals(List.of(MIDDLE), found.within());
    assertEquals(Map.of(Objective.TTFT, 1, Objective.CARBON, 1), found.excluded());
  }

  @Test
  void whereNoneIsLeftTheLeastReachedIsKnown() {
    FrontLimits.Outcome found =
        new FrontLimits(Map.of(Objective.TTFT, 50.0, Objective.CARBON, 5000.0)).apply(FRONT);
    assertEquals(List.of(), found.within());
    assertEquals(Map.of(Objective.TTFT, 100.0, Objective.CARBON, 1000.0), found.least());
  }

  @Test
  void aLimitOnQualityTakesPlansThatStandOnIt() {
    // 1 - 0.7 is 0.30000000000000004 and the loss of the plan 0.3, or a bit more by rounding.
    EvaluatedPlan rounded = plan("rounded", 1, 1, 0.30000000000000010);
    FrontLimits.Outcome found =
        new FrontLimits(Map.of(Objective.QUALITY_LOSS, 1 - 0.7)).apply(List.of(rounded, CLEAN));
    assertEquals(List.of(rounded), found.within());
  }

  @Test
  void noLimitKeepsAll() {
    assertEquals(FRONT, FrontLimits.NONE.apply(FRONT).within());
    assertThrows(
        IllegalArgumentException.class, () -> new FrontLimits(Map.of(Objective.COST, Double.NaN)));
  }
}
