package io.slit.core.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.slit.core.pareto.Objective;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.core.search.synthetic.SyntheticProblem;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The evaluator allocates nothing, counted by the JVM for the thread. */
class EvaluatorAllocationTest {
  private static final int EVALUATIONS = 10_000;

  @ParameterizedTest
  @EnumSource(Physics.class)
  void evaluatingAPlanAllocatesNothing(Physics physics) {
    PlanningProblem problem = SyntheticProblem.of(ProblemSize.S, physics, 1);
    PlanEvaluator evaluator = new PlanEvaluator(problem);
    PlanBuffer plan = new PlanBuffer(problem);
    RandomPlans.fill(problem, new Random(1), plan);
    double[] objectives = new double[Objective.values().length];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    evaluateOften(evaluator, plan, objectives);
    long before = threads.getCurrentThreadAllocatedBytes();
    long own = threads.getCurrentThreadAllocatedBytes() - before;
    long start = threads.getCurrentThreadAllocatedBytes();
    evaluateOften(evaluator, plan, objectives);
    long bytes = threads.getCurrentThreadAllocatedBytes() - start - own;
    assertEquals(0, bytes / EVALUATIONS, "bytes for each evaluation; in all " + bytes);
  }

  private static void evaluateOften(PlanEvaluator evaluator, PlanBuffer plan, double[] objectives) {
    for (int i = 0; i < EVALUATIONS; i++) {
      evaluator.evaluate(plan, objectives);
    }
  }
}
