package io.slit.core.routing;

import static io.slit.core.routing.Plans.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Allocation;
import io.slit.core.plan.PlannedConcurrency;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.routing.DecisionExplanation.FilterReason;
import io.slit.core.routing.DecisionExplanation.Filtered;
import io.slit.core.routing.RoutingDecision.Mode;
import io.slit.core.routing.RoutingDecision.Routed;
import io.slit.core.units.Latency;
import io.slit.core.workload.InferenceRequest;
import io.slit.core.workload.InferenceRequest.Constraints;
import io.slit.core.workload.InferenceRequest.Hints;
import io.slit.core.workload.InferenceRequest.Slo;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Routing where deployments hold more requests than their plan expects. */
class ConcurrencyBoundsTest {
  private static final int MANY = 10_000;

  /** One, two, three and four powered replicas. */
  private static final double[][] SHARES = {
    {0.5, 0.3, 0.2, 0}, {0.05, 0, 0.15, 0.8}, {0.25, 0.75, 0, 0}
  };

  private static final List<Double> EXPECTED = List.of(10.0, 5.0, 1.0, 2.25);

  /** Twice what is expected, at least four, for each replica. */
  private static final int[] BOUNDS = {20, 20, 12, 18};

  private static final ActivePlan PLAN = plan(EXPECTED);

  private final int[] open = new int[4];
  private final FleetState state = state(PLAN);

  private static ActivePlan plan(List<Double> expected) {
    PublishedPlan published = Plans.published("plan-1", SHARES);
    return Plans.active(published.withConcurrency(new PlannedConcurrency(expected)));
  }

  private FleetState state(ActivePlan plan) {
    return new FleetState(
        DeploymentMask.ALL,
        DeploymentMask.ALL,
        ConcurrencyBounds.of(plan, 2, deployment -> open[deployment]));
  }

  private void hold(int... requests) {
    System.arraycopy(requests, 0, open, 0, open.length);
  }

  private static Routed routed(InferenceRequest request, FleetState state) {
    RoutingDecision decision = Router.route(PLAN, request, state, false);
    assertTrue(decision instanceof Routed, decision.toString());
    return (Routed) decision;
  }

  private void assertParts(double[] expected, IntFunction<InferenceRequest> requests) {
    double[] parts = new double[4];
    for (int i = 0; i < MANY; i++) {
      parts[routed(requests.apply(i), state).deployment()] += 1.0 / MANY;
    }
    for (int k = 0; k < 4; k++) {
      assertEquals(expected[k], parts[k], expected[k] == 0 ? 0 : 0.02, "deployment " + k);
    }
  }

  @Test
  void theBoundIsAMultipleOfWhatIsExpectedOnPoweredReplicasAndAtLeastFourOnEach() {
    for (int k = 0; k < 4; k++) {
      open[k] = BOUNDS[k] - 1;
      assertTrue(state.prefers(k), "deployment " + k);
      open[k] = BOUNDS[k];
      assertFalse(state.prefers(k), "deployment " + k);
      assertTrue(state.usable(k), "deployment " + k);
    }
  }

  @Test
  void aPlanThatDoesNotTellWhatItExpectsHasNoBounds() {
    assertSame(ConcurrencyBounds.NONE, ConcurrencyBounds.of(plan(List.of()), 2, k -> 1_000_000));
    assertThrows(IllegalArgumentException.class, () -> new PlannedConcurrency(List.of(Double.NaN)));
    assertThrows(IllegalArgumentException.class, () -> new PlannedConcurrency(List.of(-1.0)));
  }

  @Test
  void whatIsBeyondTheBoundGoesToTheRestInProportion() {
    hold(20, 0, 0, 0);
    double[] expected = {0, 0.6, 0.4, 0};
    assertParts(expected, i -> request("r" + i));
    assertParts(expected, i -> request("r", Plans.session("s" + i), Constraints.NONE));
  }

  @Test
  void onlyRequestsOfTheCrowdedOneMoveAndComeBackWhenItDrains() {
    for (int i = 0; i < 2000; i++) {
      InferenceRequest request = request("r" + i);
      hold(19, 0, 0, 0);
      Routed before = routed(request, state);
      assertEquals(routed(request, FleetState.ALL_WELL), before);
      hold(20, 0, 0, 0);
      assertEquals(
          before.deployment() == 0, before.deployment() != routed(request, state).deployment());
      hold(19, 0, 0, 0);
      assertEquals(before, routed(request, state));
    }
  }

  @Test
  void whereThePlansTargetsAreCrowdedOthersInPowerTakeIt() {
    hold(20, 20, 12, 0);
    Routed routed = routed(request("r"), state);
    assertEquals(3, routed.deployment());
    assertEquals(Mode.FALLBACK_WEIGHTS, routed.mode());
  }

  @Test
  void residencyHoldsHoweverCrowdedItsDeploymentsAre() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      hold(random.nextInt(100), random.nextInt(100), 0, 0);
      Routed routed = routed(request("r" + i, Hints.NONE, Plans.residency("eu")), state);
      assertTrue(routed.deployment() <= 1, routed.toString());
      assertEquals(Mode.PLAN, routed.mode());
    }
  }

  @Test
  void whereAllAreCrowdedTheLeastOverItsBoundTakesIt() {
    hold(40, 21, 24, 40);
    assertEquals(1, routed(request("r"), state).deployment(), "21 of 20");
    assertEquals(Mode.PLAN, routed(request("r"), state).mode());
    hold(40, 41, 23, 40);
    assertEquals(2, routed(request("r"), state).deployment(), "23 of 12");
    assertEquals(
        0,
        routed(request("r", Hints.NONE, Plans.residency("eu")), state).deployment(),
        "40 of 20 within the region");
    hold(40, 41, 24, 19);
    assertEquals(3, routed(request("r"), state).deployment(), "19 of 18");
  }

  /** Nothing ends: all fill up in proportion to their bounds, and none is refused. */
  @Test
  void aFloodIsSpreadByTheBoundsAndNothingIsRefused() {
    int flood = 70_000;
    for (int i = 0; i < flood; i++) {
      open[routed(request("r" + i), state).deployment()]++;
    }
    for (int k = 0; k < 4; k++) {
      assertEquals(BOUNDS[k] / 70.0, open[k] / (double) flood, 1e-3, "deployment " + k);
    }
  }

  @Test
  void timesThatAreAskedForComeBeforeSpreading() {
    ActivePlan fast = Plans.active("fast", 2, new double[] {1, 0.5, 1, 1});
    ActivePlan bounded =
        Plans.active(fast.published().withConcurrency(new PlannedConcurrency(EXPECTED)));
    Slo slo = new Slo(new Latency(0.6), null, null);
    InferenceRequest wants =
        new InferenceRequest("r", "small", 100, 100, Hints.NONE, Constraints.NONE, slo);
    hold(0, 1000, 0, 0);
    RoutingDecision decision = Router.route(bounded, wants, state(bounded), false);
    assertEquals(1, ((Routed) decision).deployment());
  }

  @Test
  void aDeploymentWithoutPowerTakesNothingWhileAnotherAnswers() {
    PublishedPlan powered = Plans.published("plan-1", SHARES);
    int[] units = {1, 2, 3, 0};
    double[][] shares = {{0.5, 0.3, 0.2, 0}, {0.5, 0.3, 0.2, 0}, {0.25, 0.75, 0, 0}};
    PublishedPlan off =
        new PublishedPlan(
            "off",
            powered.epoch(),
            powered.madeAt(),
            RoutingPlan.ofDense(powered.plan().shape(), shares, units),
            powered.objectives(),
            powered.targets(),
            powered.modelId(),
            new PlannedConcurrency(EXPECTED));
    ActivePlan plan = Plans.active(off);
    hold(1000, 1000, 1000, 0);
    for (int i = 0; i < 200; i++) {
      assertTrue(
          ((Routed) Router.route(plan, request("r" + i), state(plan), false)).deployment() < 3);
    }
    FleetState onlyIt =
        new FleetState(DeploymentMask.of(4, k -> k == 3), DeploymentMask.ALL, state(plan).bounds());
    Routed last = (Routed) Router.route(plan, request("r"), onlyIt, false);
    assertEquals(3, last.deployment());
    assertEquals(Mode.FALLBACK_WEIGHTS, last.mode());
  }

  @Test
  void explainsWhoIsOverPlannedConcurrency() {
    hold(20, 0, 12, 0);
    assertEquals(
        List.of("A/small", "C/small"),
        DecisionExplanation.of(PLAN, 0, request("r"), state).filtered().stream()
            .filter(one -> one.reason() == FilterReason.OVER_PLANNED_CONCURRENCY)
            .map(one -> one.deployment().value())
            .toList());
    Arrays.fill(open, 1000);
    List<Filtered> none = DecisionExplanation.of(PLAN, 0, request("r"), state).filtered();
    assertEquals(List.of(), none, "where all are, none is left out");
  }

  @Test
  void pickingByBoundsAllocatesNothing() {
    hold(20, 0, 0, 0);
    ActivePlan.Row row = PLAN.row(0);
    long[] point = {0};
    double bytes =
        Allocation.bytesPerCall(
            () -> Router.pick(row, row.every, state, point[0] += 0x9e3779b97f4a7c15L));
    assertTrue(bytes < 1, bytes + " bytes");
  }
}
