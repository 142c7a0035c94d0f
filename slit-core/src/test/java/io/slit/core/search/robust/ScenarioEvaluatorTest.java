package io.slit.core.search.robust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.slit.core.Worlds;
import io.slit.core.pareto.Objective;
import io.slit.core.search.BaselinePlans;
import io.slit.core.search.LinearCosts;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanAssessor;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningInput;
import io.slit.core.search.PlanningProblem;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScenarioEvaluatorTest {
  private static final PlanningInput INPUT = Uncertain.of(Worlds.random(3, 5, 15), 3, 0.2);
  private static final PlanningProblem PROBLEM = PlanningProblem.compile(INPUT, Worlds.BATCHING);
  private static final List<PlanningProblem> UNDER =
      Scenarios.of(INPUT, 9, 1).outlooks().stream().map(PROBLEM::withOutlook).toList();

  @Test
  void theWorstOfEachObjectiveIsThatOfTheScenariosAssessedOneByOne() {
    ScenarioEvaluator evaluator = new ScenarioEvaluator(PROBLEM, UNDER, RiskMeasure.WORST);
    PlanBuffer buffer = new PlanBuffer(PROBLEM);
    double[] values = new double[Objective.values().length];
    for (var baseline : new BaselinePlans(PROBLEM, new LinearCosts(PROBLEM)).all()) {
      PROBLEM.copy(baseline.plan(), buffer);
      evaluator.evaluate(buffer, values);
      for (Objective objective : Objective.values()) {
        double worst =
            UNDER.stream()
                .map(one -> new PlanAssessor(one, baseline.plan()))
                .mapToDouble(one -> one.objectives().get(objective))
                .max()
                .orElseThrow();
        assertEquals(worst, values[objective.index()], objective.key());
      }
      evaluator.copyExpected(values);
      assertEquals(baseline.objectives().toString(), vector(values));
    }
  }

  private static String vector(double[] values) {
    return io.slit.core.pareto.ObjectiveVector.of(values).toString();
  }

  @Test
  void aScenarioProblemIsTheOneCompiledUnderItsConditions() {
    var other = UNDER.get(4).input().outlook().environment().expected();
    PlanningProblem changed =
        PROBLEM.withOutlook(
            new io.slit.core.search.Outlook(
                INPUT.outlook().demand(),
                io.slit.core.environment.Forecast.point(other, INPUT.epoch().start())));
    PlanningProblem compiled =
        PlanningProblem.compile(INPUT.withEnvironment(other), Worlds.BATCHING);
    for (var baseline : new BaselinePlans(PROBLEM, new LinearCosts(PROBLEM)).all()) {
      assertEquals(
          new PlanAssessor(compiled, baseline.plan()).objectives(),
          new PlanAssessor(changed, baseline.plan()).objectives());
    }
  }

  @ParameterizedTest
  @EnumSource(Physics.class)
  void evaluatingAllocatesNothing(Physics physics) {
    PlanningProblem problem = PROBLEM.withPhysics(physics);
    ScenarioEvaluator evaluator =
        new ScenarioEvaluator(
            problem,
            UNDER.stream().map(one -> one.withPhysics(physics)).toList(),
            RiskMeasure.parse("p90"));
    PlanBuffer plan = new PlanBuffer(problem);
    problem.copy(new BaselinePlans(problem, new LinearCosts(problem)).all().get(0).plan(), plan);
    double[] objectives = new double[Objective.values().length];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    evaluateOften(evaluator, plan, objectives);
    long before = threads.getCurrentThreadAllocatedBytes();
    evaluateOften(evaluator, plan, objectives);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertEquals(0, bytes / 2000, "bytes for each evaluation; in all " + bytes);
    assertEquals(false, Arrays.stream(objectives).anyMatch(Double::isNaN));
  }

  private static void evaluateOften(
      ScenarioEvaluator evaluator, PlanBuffer plan, double[] objectives) {
    for (int i = 0; i < 2000; i++) {
      evaluator.evaluate(plan, objectives);
    }
  }
}
