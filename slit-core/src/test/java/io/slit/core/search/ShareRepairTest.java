package io.slit.core.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.pareto.Objective;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.core.search.synthetic.SyntheticProblem;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any numbers become a plan within capacity. */
class ShareRepairTest {
  private static final PlanningProblem PROBLEM =
      SyntheticProblem.of(ProblemSize.S, Physics.LINEAR, 1);

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 8})
  void rowsSumToOneWithinCapacity(double sharpness) {
    ShareRepair repair = new ShareRepair(PROBLEM);
    PlanBuffer plan = new PlanBuffer(PROBLEM);
    Random random = new Random(5);
    double[] values = new double[Objective.values().length];
    double[] genes = new double[PROBLEM.pairCount()];
    for (int i = 0; i < 200; i++) {
      for (int p = 0; p < genes.length; p++) {
        genes[p] = sharpness == 0 ? 0 : Math.pow(random.nextDouble(), sharpness);
      }
      repair.repair(genes, plan);
      for (int c = 0; c < PROBLEM.classes(); c++) {
        double sum = 0;
        for (int p = PROBLEM.pairStart(c); p < PROBLEM.pairEnd(c); p++) {
          assertTrue(plan.share(p) >= 0);
          sum += plan.share(p);
        }
        assertEquals(1, sum, 1e-9);
      }
      assertEquals(0, new PlanEvaluator(PROBLEM).evaluate(plan, values));
    }
  }

  @Test
  void aPlanWithinCapacityStaysAsItIs() {
    ShareRepair repair = new ShareRepair(PROBLEM);
    PlanBuffer plan = new PlanBuffer(PROBLEM);
    double[] genes = new double[PROBLEM.pairCount()];
    repair.repair(genes, plan);
    for (int p = 0; p < genes.length; p++) {
      genes[p] = 0.5 * plan.share(p);
    }
    PlanBuffer again = new PlanBuffer(PROBLEM);
    repair.repair(genes, again);
    for (int p = 0; p < genes.length; p++) {
      assertEquals(plan.share(p), again.share(p), 1e-9);
    }
  }
}
