package io.slit.core.routing;

import static io.slit.core.routing.Plans.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.routing.DecisionExplanation.FilterReason;
import io.slit.core.routing.RoutingDecision.Mode;
import io.slit.core.routing.RoutingDecision.Reason;
import io.slit.core.routing.RoutingDecision.Rejected;
import io.slit.core.routing.RoutingDecision.Routed;
import io.slit.core.units.Latency;
import io.slit.core.units.Money;
import io.slit.core.units.Share;
import io.slit.core.workload.InferenceRequest;
import io.slit.core.workload.InferenceRequest.Constraints;
import io.slit.core.workload.InferenceRequest.Hints;
import io.slit.core.workload.InferenceRequest.Slo;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Routing where deployments fail or are full, and where requests ask for times. */
class RouterStateTest {
  private static final int MANY = 10_000;
  private static final ActivePlan PLAN =
      Plans.active(
          "plan-1", new double[][] {{0.5, 0.3, 0.2, 0}, {0.05, 0, 0.15, 0.8}, {0.25, 0.75, 0, 0}});

  private static FleetState without(int... failed) {
    return new FleetState(mask(failed), DeploymentMask.ALL);
  }

  private static FleetState full(int... full) {
    return new FleetState(DeploymentMask.ALL, mask(full));
  }

  private static DeploymentMask mask(int... leftOut) {
    Set<Integer> out = Set.copyOf(java.util.Arrays.stream(leftOut).boxed().toList());
    return DeploymentMask.of(4, k -> !out.contains(k));
  }

  private static Routed routed(InferenceRequest request, FleetState state) {
    RoutingDecision decision = Router.route(PLAN, request, state, false);
    assertTrue(decision instanceof Routed, decision.toString());
    return (Routed) decision;
  }

  private static void assertParts(
      double[] expected, FleetState state, IntFunction<InferenceRequest> requests) {
    double[] parts = new double[4];
    for (int i = 0; i < MANY; i++) {
      parts[routed(requests.apply(i), state).deployment()] += 1.0 / MANY;
    }
    for (int k = 0; k < 4; k++) {
      assertEquals(expected[k], parts[k], expected[k] == 0 ? 0 : 0.02, "deployment " + k);
    }
  }

  @Test
  void aFailedTargetsShareGoesToTheRestInProportion() {
    double[] expected = {0, 0.6, 0.4, 0};
    assertParts(expected, without(0), i -> request("r" + i));
    assertParts(expected, without(0), i -> request("r", Plans.session("s" + i), Constraints.NONE));
    assertParts(
        new double[] {0, 1, 0, 0},
        without(0),
        i -> request("r" + i, Hints.NONE, Plans.residency("eu")));
  }

  @Test
  void onlyRequestsOfAFailedTargetMove() {
    for (int i = 0; i < 2000; i++) {
      InferenceRequest request = request("r" + i);
      int before = routed(request, FleetState.ALL_WELL).deployment();
      int after = routed(request, without(0)).deployment();
      assertEquals(before == 0, before != after);
    }
  }

  @Test
  void residencyHoldsWhateverFails() {
    for (int i = 0; i < 500; i++) {
      InferenceRequest request = request("r" + i, Hints.NONE, Plans.residency("eu"));
      Routed routed = routed(request, without(0, 1));
      assertTrue(routed.deployment() <= 1);
      assertEquals(Mode.FAIL_OPEN, routed.mode());
    }
  }

  @Test
  void aPlanWhoseTargetsAllFailFallsBackToWeights() {
    Routed routed = routed(request("r"), without(0, 1, 2));
    assertEquals(3, routed.deployment());
    assertEquals(Mode.FALLBACK_WEIGHTS, routed.mode());
  }

  @Test
  void shedsWhereAllThatAnswerAreFull() {
    RoutingDecision decision =
        Router.route(PLAN, request("r"), new FleetState(mask(0, 1), mask(2, 3)), false);
    assertEquals(Reason.FULL, ((Rejected) decision).reason());
    assertEquals(2, routed(request("r"), full(0, 1, 3)).deployment());
  }

  @Test
  void objectivesNarrowTheChoiceWhileTheyLeaveSome() {
    // mean and 95th percentile of TTFT are 1 s everywhere; TPOT is 10 ms
    InferenceRequest late = asking(new Slo(new Latency(0.9), null, null));
    assertEquals(
        routed(request("r"), FleetState.ALL_WELL), routed(late, FleetState.ALL_WELL), "relaxed");
    assertTrue(DecisionExplanation.of(PLAN, 0, late).filtered().isEmpty());
    assertEquals(Slo.NONE, new Slo(null, null, null));
    ActivePlan fast = Plans.active("fast", 2, new double[] {1, 0.5, 1, 1});
    InferenceRequest wants = asking(new Slo(new Latency(0.6), null, null));
    assertEquals(1, ((Routed) Router.route(fast, wants, false)).deployment());
    assertEquals(
        List.of(FilterReason.MISSES_TTFT, FilterReason.MISSES_TTFT, FilterReason.MISSES_TTFT),
        DecisionExplanation.of(fast, 0, wants).filtered().stream()
            .map(DecisionExplanation.Filtered::reason)
            .toList());
    // 100 tokens of 10 ms after 0.5 s
    InferenceRequest soon = asking(new Slo(null, null, new Latency(1.6)));
    assertEquals(1, ((Routed) Router.route(fast, soon, false)).deployment());
  }

  private static InferenceRequest asking(Slo slo) {
    return new InferenceRequest("r", "small", 100, 100, Hints.NONE, Constraints.NONE, slo);
  }

  @Test
  void leavesOutWhatCostsTooMuch() {
    Constraints cheap = new Constraints(Set.of(), Set.of(), Set.of(), Share.NONE, new Money(0.0));
    assertEquals(Mode.PLAN, routed(request("r", Hints.NONE, cheap), FleetState.ALL_WELL).mode());
    assertNotEquals(Constraints.NONE, cheap);
  }

  @Test
  void explainsWhatFailedAndWhatIsFull() {
    DecisionExplanation why =
        DecisionExplanation.of(PLAN, 0, request("r"), new FleetState(mask(0), mask(3)));
    assertEquals(
        List.of(FilterReason.UNHEALTHY, FilterReason.FULL),
        why.filtered().stream().map(DecisionExplanation.Filtered::reason).toList());
  }

  @Test
  void masksHoldWhatIsAcceptedForAnySize() {
    for (int size : new int[] {1, 63, 64, 65, 200}) {
      DeploymentMask thirds = DeploymentMask.of(size, k -> k % 3 == 0);
      DeploymentMask both = thirds.and(DeploymentMask.of(size / 2 + 1, k -> k % 2 == 0));
      for (int k = 0; k < size; k++) {
        assertEquals(k % 3 == 0, thirds.has(k));
        assertEquals(k % 3 == 0 && (k % 2 == 0 || k > size / 2), both.has(k));
      }
    }
  }

  /** Shares of nothing: the weights are powered units over the 95th percentile of TTFT. */
  @Test
  void aPlanWithoutSharesIsDrawnByCapacityAndSaysSo() {
    ActivePlan open = PLAN.byCapacity();
    assertEquals(PLAN.hash(), open.hash());
    int[] drawn = new int[4];
    for (int i = 0; i < MANY; i++) {
      RoutingDecision decision = Router.route(open, request("r" + i), FleetState.ALL_WELL, true);
      Routed routed = (Routed) decision;
      assertEquals(Mode.FALLBACK_WEIGHTS, routed.mode());
      drawn[routed.deployment()]++;
    }
    ActivePlan.Row row = PLAN.row(0);
    double total = java.util.Arrays.stream(row.fallback).sum();
    for (int i = 0; i < row.fallback.length; i++) {
      assertEquals(
          row.fallback[i] / total, drawn[row.columns[i]] / (double) MANY, 0.02, "position " + i);
    }
    RoutingDecision bound =
        Router.route(
            open, request("r", Hints.NONE, Plans.residency("eu")), FleetState.ALL_WELL, true);
    assertEquals(Mode.FALLBACK_WEIGHTS, ((Routed) bound).mode(), "residency still binds");
  }
}
