package io.slit.core.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Region;
import io.slit.core.plan.PlanTarget;
import io.slit.core.routing.DecisionExplanation.FilterReason;
import io.slit.core.routing.DecisionExplanation.Filtered;
import io.slit.core.units.Share;
import io.slit.core.workload.InferenceRequest.Constraints;
import io.slit.core.workload.InferenceRequest.Hints;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionExplanationTest {
  private static final ActivePlan PLAN =
      Plans.active("p", new double[][] {{0.2, 0, 0.8, 0}, {0.25, 0.25, 0.25, 0.25}, {1, 0, 0, 0}});

  private static DecisionExplanation explain(int row, Constraints constraints) {
    return DecisionExplanation.of(PLAN, row, Plans.request("r", Hints.NONE, constraints));
  }

  private static List<Integer> ranked(DecisionExplanation explanation) {
    return explanation.ranked().stream().map(PlanTarget::deployment).toList();
  }

  @Test
  void theLargestShareStandsFirstThenTheLeastTtft() {
    DecisionExplanation explanation = explain(0, Constraints.NONE);
    assertEquals(List.of(2, 0, 1, 3), ranked(explanation));
    assertEquals(List.of(), explanation.filtered());
    assertEquals(Plans.CLASSES.get(0).id(), explanation.requestClass());
    assertEquals(List.of(0, 1, 2, 3), ranked(explain(1, Constraints.NONE)));
  }

  @Test
  void everyTargetLeftOutHasItsReason() {
    Constraints all =
        new Constraints(
            Set.of(new Region("eu")),
            Set.of(new DeploymentId("A/small"), new DeploymentId("C/small")),
            Set.of(new DeploymentId("A/small")),
            Share.NONE);
    DecisionExplanation explanation = explain(0, all);
    assertEquals(List.of(), ranked(explanation));
    assertEquals(
        List.of(
            new Filtered(new DeploymentId("A/small"), FilterReason.IGNORED),
            new Filtered(new DeploymentId("B/small"), FilterReason.NOT_IN_ONLY),
            new Filtered(new DeploymentId("C/small"), FilterReason.RESIDENCY),
            new Filtered(new DeploymentId("D/small"), FilterReason.RESIDENCY)),
        explanation.filtered());
    DecisionExplanation good = explain(0, Plans.minQuality(0.75));
    assertEquals(List.of(0, 1), ranked(good));
    assertEquals(FilterReason.BELOW_MIN_QUALITY, good.filtered().get(0).reason());
  }
}
