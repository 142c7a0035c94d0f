package io.slit.core.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import io.slit.core.pareto.Objective;
import io.slit.core.plan.RoutingPlan;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JointProblemTest {
  private static PlanningProblem part(double factor, Physics physics) {
    PlanningInput input = Worlds.random(3, 4, 20);
    PlanningInput scaled = input.withDemand(input.demand().times(factor));
    return PlanningProblem.compile(scaled, Worlds.BATCHING).withPhysics(physics);
  }

  @ParameterizedTest
  @EnumSource(Physics.class)
  void sumsOverEpochsAndMeansOverAllRequests(Physics physics) {
    List<PlanningProblem> parts = List.of(part(1, physics), part(1.5, physics), part(0.3, physics));
    PlanningProblem joint = PlanningProblem.joint(parts);
    PlanBuffer plan = new PlanBuffer(joint);
    RandomPlans.fill(joint, new Random(4), plan);
    double[] all = new double[Objective.values().length];
    double overrun = new PlanEvaluator(joint).evaluate(plan, all);
    double[] expected = new double[all.length];
    double broken = 0;
    for (int i = 0; i < parts.size(); i++) {
      PlanningProblem part = parts.get(i);
      RoutingPlan own = joint.planOfEpoch(joint.toPlan(plan), i, part.shape());
      PlanBuffer buffer = new PlanBuffer(part);
      part.copy(own, buffer);
      double[] values = new double[all.length];
      broken += new PlanEvaluator(part).evaluate(buffer, values);
      double requests = part.totalDemand() / joint.totalDemand();
      for (Objective objective : Objective.values()) {
        boolean mean = objective == Objective.TTFT || objective == Objective.QUALITY_LOSS;
        expected[objective.index()] += values[objective.index()] * (mean ? requests : 1);
      }
    }
    assertArrayEquals(expected, all, 1e-9 * Math.abs(expected[1]));
    assertEquals(broken > 0, overrun > 0);
  }

  @Test
  void rowsAndColumnsAreNamedAfterTheirEpoch() {
    PlanningProblem part = part(1, Physics.LINEAR);
    PlanningProblem joint = PlanningProblem.joint(List.of(part, part));
    assertEquals(2 * part.classes(), joint.shape().classes().size());
    assertTrue(joint.shape().classes().get(0).value().endsWith("2023-07-10T12:00:00Z"));
    assertEquals(2, joint.epochs().size());
  }

  @Test
  void refusesEpochsThatAreNotAlike() {
    PlanningProblem linear = part(1, Physics.LINEAR);
    PlanningProblem other = part(1, Physics.CONSOLIDATION);
    assertThrows(
        IllegalArgumentException.class, () -> PlanningProblem.joint(List.of(linear, other)));
    assertThrows(IllegalArgumentException.class, () -> PlanningProblem.joint(List.of()));
  }

  @Test
  void unitsThatWereOffLoadTheirModelFirst() {
    PlanningProblem warm = part(1, Physics.CONSOLIDATION);
    PlanningProblem cold = warm.withWarmUnits(new int[warm.deployments()]);
    PlanBuffer plan = new PlanBuffer(warm);
    RandomPlans.fill(warm, new Random(4), plan);
    double[] withoutLoading = new double[Objective.values().length];
    double[] withLoading = new double[withoutLoading.length];
    new PlanEvaluator(warm).evaluate(plan, withoutLoading);
    new PlanEvaluator(cold).evaluate(plan, withLoading);
    double joules = 0;
    double grams = 0;
    for (int k = 0; k < warm.deployments(); k++) {
      joules = plan.units(k) * warm.pools.loadJoulesPerUnit[k];
      grams += joules / 3.6e6 * warm.pools.carbonGramsPerItKwh[k];
    }
    assertTrue(grams > 0);
    assertEquals(grams, withLoading[1] - withoutLoading[1], 1e-9 * withLoading[1]);
    assertEquals(withoutLoading[0], withLoading[0]);
  }
}
