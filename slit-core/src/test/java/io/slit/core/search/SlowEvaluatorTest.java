package io.slit.core.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Engine;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.Parallelism;
import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.units.Latency;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.RequestProfile;
import io.slit.core.workload.ServiceClass;
import io.slit.core.workload.TokenProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The evaluator against a second implementation that shares nothing with its tables. */
class SlowEvaluatorTest {
  /** A random world whose classes differ in size, spread and SLO. */
  private static PlanningInput world(long seed, double loadFactor) {
    PlanningInput input = Worlds.random(seed, 4, loadFactor);
    Random random = new Random(seed);
    List<RequestClass> classes =
        input.classes().stream()
            .map(one -> new RequestClass(one.id(), varied(one.profile(), random), one.origin()))
            .toList();
    return new PlanningInput(
        partlyPipelined(input.fleet()),
        classes,
        input.network(),
        input.epoch(),
        input.demand(),
        input.environment(),
        new PlanningPolicy(0.8, 6, 1.5, PlanningPolicy.DEFAULT.lifetimes()));
  }

  /** Cuts every other model into two stages, where its nodes come in pairs. */
  private static Fleet partlyPipelined(Fleet fleet) {
    List<Deployment> deployments = new ArrayList<>();
    for (Deployment one : fleet.deployments()) {
      boolean cut = deployments.size() % 2 == 1 && one.nodes() % 2 == 0;
      Parallelism parallelism = cut ? new Parallelism(1, 2) : one.parallelism();
      Engine engine =
          new Engine(parallelism, one.engine().maxConcurrency(), one.engine().endpoint());
      deployments.add(new Deployment(one.id(), one.model(), one.pool(), engine, one.nodes(), 0));
    }
    assertTrue(deployments.stream().anyMatch(one -> one.parallelism().pipeline() == 2));
    return Fleet.of(fleet.sites(), deployments);
  }

  private static RequestProfile varied(RequestProfile profile, Random random) {
    double mean = 50 + random.nextInt(2000);
    return new RequestProfile(
        profile.name(),
        profile.choice(),
        profile.task(),
        new TokenProfile(
            mean, mean * (1 + random.nextDouble()), random.nextDouble(), 20 + random.nextInt(500)),
        new ServiceClass.Interactive(new Latency(2 + 3 * random.nextDouble())),
        profile.residency());
  }

  @ParameterizedTest
  @CsvSource({"1, 0.01", "2, 0.3", "3, 1", "4, 2", "5, 4", "6, 8", "7, 16", "8, 40"})
  void agreesWithTheKernelOnRandomPlans(long seed, double loadFactor) {
    PlanningInput input = world(seed, loadFactor);
    PlanningProblem problem = PlanningProblem.compile(input, Worlds.BATCHING);
    PlanEvaluator kernel = new PlanEvaluator(problem);
    SlowEvaluator slow = new SlowEvaluator(input, Worlds.BATCHING);
    PlanBuffer buffer = new PlanBuffer(problem);
    Random random = new Random(seed);
    double[] found = new double[Objective.values().length];
    for (int i = 0; i < 40; i++) {
      RandomPlans.fill(problem, random, buffer);
      double overrun = kernel.evaluate(buffer, found);
      RoutingPlan plan = problem.toPlan(buffer);
      ObjectiveVector expected = slow.evaluate(plan);
      String what = "seed " + seed + ", plan " + i + ", ";
      for (Objective objective : Objective.values()) {
        double value = expected.get(objective);
        double tolerance = 1e-9 * Math.max(1, Math.abs(value));
        assertEquals(value, found[objective.index()], tolerance, what + objective.key());
      }
      double overload = 0;
      for (int k = 0; k < problem.deployments(); k++) {
        overload += Math.max(0, kernel.load(k) - 1 - 1e-9);
      }
      assertEquals(slow.sloOverrun(plan), overrun - overload, 1e-8 * (1 + overrun), what + "SLO");
    }
  }
}
