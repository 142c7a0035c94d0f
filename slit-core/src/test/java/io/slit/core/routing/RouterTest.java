package io.slit.core.routing;

import static io.slit.core.routing.Plans.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Allocation;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.Region;
import io.slit.core.routing.RoutingDecision.Mode;
import io.slit.core.routing.RoutingDecision.Reason;
import io.slit.core.routing.RoutingDecision.Rejected;
import io.slit.core.routing.RoutingDecision.Routed;
import io.slit.core.units.Share;
import io.slit.core.workload.InferenceRequest;
import io.slit.core.workload.InferenceRequest.Constraints;
import io.slit.core.workload.InferenceRequest.Hints;
import io.slit.core.workload.OriginId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class RouterTest {
  private static final int MANY = 10_000;
  private static final double[][] SHARES = {
    {0.5, 0.3, 0.2, 0}, {0.05, 0, 0.15, 0.8}, {0.25, 0.75, 0, 0}
  };
  private static final ActivePlan PLAN = Plans.active("plan-1", SHARES);

  private static Routed routed(ActivePlan plan, InferenceRequest request) {
    RoutingDecision decision = Router.route(plan, request, false);
    return assertInstance(decision);
  }

  private static Routed assertInstance(RoutingDecision decision) {
    assertTrue(decision instanceof Routed, decision.toString());
    return (Routed) decision;
  }

  /** Parts of many requests that each deployment gets. */
  private static double[] realised(ActivePlan plan, IntFunction<InferenceRequest> requests) {
    double[] parts = new double[4];
    for (int i = 0; i < MANY; i++) {
      parts[routed(plan, requests.apply(i)).deployment()] += 1.0 / MANY;
    }
    return parts;
  }

  private static void assertNear(double[] expected, double[] found) {
    for (int k = 0; k < expected.length; k++) {
      if (expected[k] == 0) {
        assertEquals(0, found[k], "deployment " + k);
      }
      assertEquals(expected[k], found[k], 0.02, "deployment " + k);
    }
  }

  @Test
  void requestsAreSplitAsThePlanSays() {
    assertNear(SHARES[0], realised(PLAN, i -> request("r" + i)));
    assertNear(
        SHARES[1], realised(PLAN, i -> request("r" + i, Plans.from("O2"), Constraints.NONE)));
    assertNear(SHARES[2], realised(PLAN, i -> request("r" + i, Hints.NONE, Plans.residency("eu"))));
  }

  @Test
  void sessionsAreSplitAsThePlanSays() {
    assertNear(
        SHARES[0], realised(PLAN, i -> request("r", Plans.session("s" + i), Constraints.NONE)));
  }

  @Test
  void theSameRequestAndPlanGiveTheSameTarget() {
    ActivePlan again = Plans.active("plan-1", SHARES);
    int moved = 0;
    ActivePlan other = Plans.active("plan-2", SHARES);
    for (int i = 0; i < 1000; i++) {
      InferenceRequest request = request("r" + i);
      assertEquals(routed(PLAN, request), routed(again, request));
      moved += routed(PLAN, request).deployment() == routed(other, request).deployment() ? 0 : 1;
    }
    assertTrue(moved > 500, "another plan draws anew: " + moved);
  }

  @Test
  void residencyIsNeverBroken() {
    for (String region : List.of("eu", "us")) {
      for (String origin : List.of("O1", "O2")) {
        for (String session : new String[] {null, "s"}) {
          for (int i = 0; i < 500; i++) {
            Hints hints =
                new Hints(null, new OriginId(origin), session == null ? null : session + i, null);
            InferenceRequest request = request("r" + i, hints, Plans.residency(region));
            RoutingDecision decision = Router.route(PLAN, request, i % 2 == 0);
            if (decision instanceof Routed routed) {
              assertEquals(new Region(region), regionOf(routed.deployment()), request.toString());
            } else {
              // O1's bound class has no target in the us
              assertEquals("usO1", region + origin);
            }
          }
        }
      }
    }
  }

  private static Region regionOf(int deployment) {
    return Plans.FLEET.getSite(PLAN.deployment(deployment).site()).region();
  }

  @Test
  void rejectsWhenNothingIsAllowed() {
    List<Constraints> impossible =
        List.of(
            Plans.residency("asia"),
            Plans.only("E/small"),
            Plans.ignore("A/small", "B/small", "C/small", "D/small"),
            Plans.minQuality(0.95),
            new Constraints(
                Set.of(new Region("us")), Plans.only("A/small").only(), Set.of(), Share.NONE));
    for (Constraints constraints : impossible) {
      for (Hints hints : List.of(Hints.NONE, Plans.session("s"))) {
        RoutingDecision decision = Router.route(PLAN, request("r", hints, constraints), false);
        assertTrue(decision instanceof Rejected, decision.toString());
        assertEquals(Reason.NO_FEASIBLE_TARGET, ((Rejected) decision).reason());
      }
    }
  }

  @Test
  void saysWhetherModelOrOriginIsUnknown() {
    InferenceRequest unknown = new InferenceRequest("r", "gpt", 1, 1, Hints.NONE, Constraints.NONE);
    assertEquals(new Rejected(Reason.UNKNOWN_MODEL, -1), Router.route(PLAN, unknown, false));
    assertEquals(
        new Rejected(Reason.UNKNOWN_ORIGIN, -1),
        Router.route(PLAN, request("r", Plans.from("O9"), Constraints.NONE), false));
  }

  @Test
  void filtersRescaleWhatIsLeft() {
    assertNear(
        new double[] {0, 0.6, 0.4, 0},
        realised(PLAN, i -> request("r" + i, Hints.NONE, Plans.ignore("A/small"))));
    assertNear(
        new double[] {0.625, 0.375, 0, 0},
        realised(PLAN, i -> request("r" + i, Hints.NONE, Plans.minQuality(0.8))));
    assertNear(
        new double[] {5.0 / 7, 0, 2.0 / 7, 0},
        realised(PLAN, i -> request("r" + i, Hints.NONE, Plans.only("A/small", "C/small"))));
    assertNear(
        new double[] {0.625, 0.375, 0, 0},
        realised(PLAN, i -> request("r", Plans.session("s" + i), Plans.minQuality(0.8))));
  }

  @Test
  void fallsBackToCapacityWhereThePlanGivesNothing() {
    // class chat@O2 gives B nothing: with A ignored in the eu only B is left
    InferenceRequest onlyB = request("r", Plans.from("O2"), Plans.only("B/small"));
    assertEquals(Mode.FALLBACK_WEIGHTS, routed(PLAN, onlyB).mode());
    assertEquals(1, routed(PLAN, onlyB).deployment());
    ActivePlan allAtA =
        Plans.active("p", new double[][] {{1, 0, 0, 0}, {1, 0, 0, 0}, {1, 0, 0, 0}});
    // B, C and D have 2, 3 and 4 units
    assertNear(
        new double[] {0, 2 / 9.0, 3 / 9.0, 4 / 9.0},
        realised(allAtA, i -> request("r" + i, Hints.NONE, Plans.ignore("A/small"))));
    assertNear(
        new double[] {0, 2 / 9.0, 3 / 9.0, 4 / 9.0},
        realised(allAtA, i -> request("r", Plans.session("s" + i), Plans.ignore("A/small"))));
  }

  @Test
  void saysHowTheTargetWasFound() {
    assertEquals(Mode.PLAN, routed(PLAN, request("r")).mode());
    assertEquals(Mode.STALE_PLAN, assertInstance(Router.route(PLAN, request("r"), true)).mode());
    assertEquals(
        Mode.STALE_PLAN,
        assertInstance(Router.route(PLAN, request("r", Plans.session("s"), Constraints.NONE), true))
            .mode());
    assertEquals(Mode.PINNED, routed(PLAN, request("r", Hints.NONE, Plans.only("A/small"))).mode());
    assertEquals(
        routed(PLAN, request("r")).deployment(),
        assertInstance(Router.route(PLAN, request("r"), true)).deployment());
  }

  @Test
  void aSessionSticksWhateverItsRequestsAreCalled() {
    for (int s = 0; s < 200; s++) {
      Hints hints = Plans.session("s" + s);
      int first = routed(PLAN, request("r", hints, Constraints.NONE)).deployment();
      for (int i = 0; i < 5; i++) {
        assertEquals(first, routed(PLAN, request("r" + i, hints, Constraints.NONE)).deployment());
      }
    }
  }

  @Test
  void aChangedPlanMovesFewSessions() {
    ActivePlan next =
        Plans.active("plan-2", new double[][] {{0.4, 0.3, 0.2, 0.1}, SHARES[1], SHARES[2]});
    int moved = 0;
    for (int s = 0; s < MANY; s++) {
      InferenceRequest request = request("r", Plans.session("s" + s), Constraints.NONE);
      int before = routed(PLAN, request).deployment();
      int after = routed(next, request).deployment();
      moved += before == after ? 0 : 1;
      assertTrue(before == after || after == 3 || before == 0, before + " to " + after);
    }
    // a tenth of the shares changed: no scheme moves less than d, this one at most 2d/(1 + d)
    assertTrue(moved > 0.09 * MANY && moved < 0.19 * MANY, moved + " moved");
  }

  @Test
  void theDecisionCarriesItsRowAndColumn() {
    Routed routed = routed(PLAN, request("r7", Plans.from("O2"), Constraints.NONE));
    DecisionId id = DecisionId.parse(routed.decisionId()).orElseThrow();
    assertEquals(1, id.requestClass());
    assertEquals(routed.deployment(), id.deployment());
    assertEquals(PLAN.hash(), id.plan());
    assertEquals(Hash64.of("r7", 0), id.request());
  }

  @Test
  void refusesToCompileAPlanOfAnotherFleet() {
    List<Deployment> turned = new ArrayList<>(Plans.FLEET.deployments());
    Collections.reverse(turned);
    Fleet other = Fleet.of(Plans.FLEET.sites(), turned);
    RequestClassifier classifier = RequestClassifier.of(Plans.CLASSES, other.models(), Plans.HOME);
    assertEquals(
        "The plan plan-1 was made for other deployments than the fleet's. Plan again.",
        assertThrows(
                IllegalArgumentException.class,
                () -> ActivePlan.compile(Plans.published("plan-1", SHARES), other, classifier))
            .getMessage());
  }

  @Test
  void refusesToCompileAPlanThatBreaksResidency() {
    assertEquals(
        "The plan sends home@O1 to C/small, which may not serve it.",
        assertThrows(
                IllegalArgumentException.class,
                () -> Plans.active("p", SHARES[0], SHARES[1], new double[] {0.5, 0, 0.5, 0}))
            .getMessage());
  }

  @Test
  void routingAllocatesTheDecisionAndItsNameOnly() {
    Random random = new Random(1);
    InferenceRequest[] plain = new InferenceRequest[256];
    InferenceRequest[] bound = new InferenceRequest[256];
    for (int i = 0; i < plain.length; i++) {
      String id = Long.toHexString(random.nextLong());
      plain[i] = request(id);
      bound[i] = request(id, Plans.session(id), Plans.residency("eu"));
    }
    int[] next = {0};
    double free = Allocation.bytesPerCall(() -> Router.route(PLAN, plain[next[0]++ & 255], false));
    double constrained =
        Allocation.bytesPerCall(() -> Router.route(PLAN, bound[next[0]++ & 255], false));
    // a decision of 32 bytes, and a text of 48 digits: 24 + 64, once copied: 184
    assertTrue(free <= 200, free + " bytes");
    assertTrue(constrained <= 200, constrained + " bytes");
  }
}
