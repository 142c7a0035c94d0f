package io.slit.core.simulation.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.slit.core.Worlds;
import io.slit.core.fleet.Deployment;
import io.slit.core.pareto.Objective;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.workload.Epoch;
import io.slit.core.workload.RequestClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two epochs with plans of two rules; some units of the second are still starting. */
class PlanUseTest {
  private static final Epoch NEXT = Stage.EPOCH.next();

  private final Stage stage = new Stage(Worlds.random(3, 4, 20));
  private final List<RoutingPlan> made = new ArrayList<>();
  private final Stage.Load load = new Stage.Load(stage.world.fleet().deployments().size());

  private RunningPolicy running(PlanUse use) {
    Ground one = stage.ground;
    Ground ground =
        new Ground(
            one.fleet(),
            one.classes(),
            one.network(),
            one.predictor(),
            one.quality(),
            one.planning(),
            one.defaultOrigin(),
            List.of(Stage.EPOCH, NEXT, NEXT),
            one.lead());
    PlanRule first = new Greedy(Objective.CARBON.index());
    PlanRule second = new Greedy(Objective.COST.index());
    PlanRule rule =
        problem -> {
          PlanRule asked = problem.input().epoch().equals(Stage.EPOCH) ? first : second;
          made.add(asked.plan(problem));
          return made.get(made.size() - 1);
        };
    PlanPolicy policy = new PlanPolicy("two", Information.NOW, rule, use);
    return new Briefing(ground, MadeUpTime.around(stage.world, 5), MadeUpTime.yesterday())
        .dispatcher(policy);
  }

  private List<Integer> decisions(RunningPolicy running) {
    List<Integer> decisions = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int at = i % stage.world.classes().size();
      RequestClass one = stage.world.classes().get(at);
      decisions.add(running.dispatch(new Stage.Asked(i, one, at), load));
    }
    return decisions;
  }

  private void serve(int plan) {
    List<Deployment> deployments = stage.world.fleet().deployments();
    for (int k = 0; k < deployments.size(); k++) {
      int units = made.get(plan).poweredUnits(k);
      load.serving[k] = units * deployments.get(k).replicasPerUnit();
    }
  }

  @Test
  void requestsFollowThePlanBeforeUntilTheUnitsOfTheNewOneServe() {
    RunningPolicy waiting = running(PlanUse.WHEN_UNITS_SERVE);
    waiting.beginEpoch(0, load);
    serve(0);
    List<Integer> before = decisions(waiting);
    waiting.beginEpoch(1, load);
    assertEquals(before, decisions(waiting), "some units are still starting");
    for (int k = 0; k < load.deployments(); k++) {
      int most = Math.max(made.get(0).poweredUnits(k), made.get(1).poweredUnits(k));
      assertEquals(most, waiting.poweredUnits(k, load), "both are powered");
    }
    serve(1);
    waiting.beginEpoch(2, load);
    List<Integer> after = decisions(waiting);
    assertNotEquals(before, after);
    for (int k = 0; k < load.deployments(); k++) {
      assertEquals(made.get(1).poweredUnits(k), waiting.poweredUnits(k, load));
    }
  }

  @Test
  void atOnceMeansAtOnce() {
    RunningPolicy running = running(PlanUse.AT_ONCE);
    running.beginEpoch(0, load);
    serve(0);
    List<Integer> before = decisions(running);
    running.beginEpoch(1, load);
    assertNotEquals(before, decisions(running));
  }

  @Test
  void aDeploymentThatHoldsMoreThanTwiceWhatIsExpectedIsFullWhereThatIsAsked() {
    RunningPolicy plain = running(PlanUse.AT_ONCE);
    RunningPolicy bounded = running(PlanUse.BOUNDED);
    plain.beginEpoch(0, load);
    bounded.beginEpoch(0, load);
    load.slotsEach = 100_000;
    List<Integer> calm = decisions(plain);
    assertEquals(calm, decisions(bounded), "nothing is full");
    int busiest = calm.get(0);
    load.waiting[busiest] = 50_000;
    assertEquals(calm, decisions(plain), "half of its slots are free");
    assertEquals(0, Collections.frequency(decisions(bounded), busiest));
  }

  @Test
  void aDeploymentThatIsDownIsNotWaitedFor() {
    RunningPolicy waiting = running(PlanUse.WHEN_UNITS_SERVE);
    waiting.beginEpoch(0, load);
    serve(0);
    List<Integer> before = decisions(waiting);
    for (int k = 0; k < load.deployments(); k++) {
      load.down[k] = load.serving[k] == 0;
    }
    waiting.beginEpoch(1, load);
    for (int k = 0; k < load.deployments(); k++) {
      int needed =
          made.get(1).poweredUnits(k) * stage.world.fleet().deployments().get(k).replicasPerUnit();
      load.serving[k] = Math.max(load.serving[k], load.down[k] ? 0 : needed);
    }
    waiting.beginEpoch(2, load);
    assertNotEquals(before, decisions(waiting));
  }
}
