package io.slit.core.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import io.slit.core.environment.Environment;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Engine;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.Parallelism;
import io.slit.core.fleet.SiteId;
import io.slit.core.pareto.Objective;
import io.slit.core.units.Latency;
import io.slit.core.workload.Demand;
import io.slit.core.workload.ModelChoice;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.RequestProfile;
import io.slit.core.workload.Residency;
import io.slit.core.workload.ServiceClass;
import io.slit.core.workload.TokenProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bookings against the evaluator: what is booked to the brim keeps utilisation and SLO. */
class LoadRuleTest {
  /** One class on one deployment, loaded so that its bookings fill its nodes exactly. */
  private static PlanningProblem full(double parametersBillion, double sloSeconds, int nodes) {
    return full(parametersBillion, sloSeconds, nodes, 1);
  }

  /** The same with units of as many nodes as there are stages. */
  private static PlanningProblem full(
      double parametersBillion, double sloSeconds, int units, int stages) {
    LlmModel model = Worlds.model("m", parametersBillion, 0.8);
    RequestProfile profile =
        new RequestProfile(
            "chat",
            new ModelChoice.Pinned(model.name()),
            Worlds.CHAT,
            new TokenProfile(100, 300, 0.8, 100),
            new ServiceClass.Interactive(new Latency(sloSeconds)),
            Residency.ANYWHERE);
    RequestClass one = RequestClass.of(profile, Worlds.origin("A", "eu"));
    PlanningInput input =
        new PlanningInput(
            Fleet.of(
                List.of(Worlds.site("A", "eu", 1.2)),
                List.of(pipelined(Worlds.deployment("A", model, units * stages), stages))),
            List.of(one),
            (origin, site) -> Latency.ofMillis(10),
            Worlds.HOUR,
            Demand.of(Map.of(one.id(), 1.0)),
            Environment.of(Map.of(new SiteId("A"), Worlds.conditions(100, 50, 0.5, 4))),
            PlanningPolicy.DEFAULT);
    double perSecond = units / PlanningProblem.compile(input, Worlds.BATCHING).pairs.loadSeconds[0];
    return PlanningProblem.compile(
        input.withDemand(Demand.of(Map.of(one.id(), perSecond))), Worlds.BATCHING);
  }

  private static Deployment pipelined(Deployment one, int stages) {
    Engine engine = new Engine(new Parallelism(1, stages), 2048, one.engine().endpoint());
    return new Deployment(one.id(), one.model(), one.pool(), engine, one.nodes(), 0);
  }

  private static PlanEvaluator evaluated(PlanningProblem problem, int nodes) {
    PlanBuffer plan = new PlanBuffer(problem);
    plan.shares[0] = 1;
    plan.units[0] = nodes;
    PlanEvaluator evaluator = new PlanEvaluator(problem);
    double overrun = evaluator.evaluate(plan, new double[Objective.values().length]);
    assertEquals(0, overrun, "overrun, p95 " + evaluator.ttftP95Seconds(0) + " s");
    assertEquals(1, evaluator.load(0), 1e-9);
    return evaluator;
  }

  @ParameterizedTest
  @CsvSource({
    // parameters (35.99 B leave one slot, 35.9 B five, 5 B 1550), SLO in s, nodes
    "5, 5, 1",
    "5, 0.1, 1",
    "5, 0.07, 4",
    "20, 5, 1",
    "20, 0.2, 3",
    "30, 1, 1",
    "35, 0.5, 1",
    "35.5, 0.5, 1",
    "35.8, 1, 1",
    "35.9, 5, 1",
    "35.9, 1, 4",
    "35.95, 5, 1",
    "35.99, 5, 1",
    "35.99, 5, 4",
    "35.99, 0.5, 1"
  })
  void aDeploymentBookedToTheBrimKeepsItsSlo(
      double parametersBillion, double sloSeconds, int nodes) {
    PlanningProblem problem = full(parametersBillion, sloSeconds, nodes);
    PlanEvaluator evaluator = evaluated(problem, nodes);
    assertTrue(evaluator.ttftP95Seconds(0) <= sloSeconds * (1 + 1e-9));
    double busy = problem.demandPerSecond[0] * problem.pairs.workSeconds[0] / nodes;
    assertTrue(busy <= PlanningPolicy.DEFAULT.maxUtilisation() + 1e-9, "utilisation " + busy);
  }

  @ParameterizedTest
  @CsvSource({"5, 0.1, 1, 2", "20, 0.2, 2, 2", "35, 0.5, 1, 2", "35, 5, 3, 4"})
  void aPipelineBookedToTheBrimKeepsItsSlo(
      double parametersBillion, double sloSeconds, int units, int stages) {
    PlanningProblem problem = full(parametersBillion, sloSeconds, units, stages);
    assertTrue(evaluated(problem, units).ttftP95Seconds(0) <= sloSeconds * (1 + 1e-9));
    assertEquals(problem.pairs.prefillSeconds[0] / stages, problem.pairs.turnSeconds[0], 1e-15);
  }

  @Test
  void aLooseSloLeavesUtilisationToBind() {
    PlanningProblem problem = full(5, 60, 1);
    assertEquals(problem.pairs.workSeconds[0] / 0.85, problem.pairs.loadSeconds[0], 1e-12);
  }

  @Test
  void aTightSloIsUsedUp() {
    PlanningProblem problem = full(20, 0.11, 1);
    assertEquals(0.11, evaluated(problem, 1).ttftP95Seconds(0), 1e-6);
  }
}
