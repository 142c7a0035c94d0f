package io.slit.core.simulation.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import io.slit.core.pareto.Objective;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.Outlook;
import io.slit.core.search.PlanningProblem;
import io.slit.core.simulation.Dispatcher;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Nobody but an oracle sees the future. */
class InformationTest {
  private final Stage stage = new Stage(Worlds.random(3, 4, 0.5));
  private final MadeUpTime time = MadeUpTime.around(stage.world, 5);
  private final MadeUpTime poisoned = time.poisonedAfter(Stage.EPOCH.start().minusSeconds(60));

  @TestFactory
  Stream<DynamicTest> aPoisonedFutureChangesNothing() {
    return Stage.policies().all().stream()
        .filter(policy -> policy.information() != Information.ORACLE)
        .map(
            policy ->
                DynamicTest.dynamicTest(
                    policy.name(), () -> assertTrue(isBlind(policy), policy.name())));
  }

  @TestFactory
  Stream<DynamicTest> noVariantOfAnOperatingPointSeesIt() {
    return Stream.of("slit-carbon-high", "slit-carbon-total", "slit-carbon-p75", "slit-ttft-mean")
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name, () -> assertTrue(isBlind(Stage.policies().get(name)), name)));
  }

  @TestFactory
  Stream<DynamicTest> oraclesSeeIt() {
    return Stage.policies().all().stream()
        .filter(policy -> policy.information() == Information.ORACLE)
        .map(
            policy ->
                DynamicTest.dynamicTest(
                    policy.name(), () -> assertTrue(!isBlind(policy), policy.name())));
  }

  /** Fails at a NaN, or decides otherwise: both tell that the future was looked at. */
  private boolean isBlind(Policy policy) {
    List<Integer> clean = stage.decisions(policy, time);
    try {
      return clean.equals(stage.decisions(policy, poisoned));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void aPolicyThatCheatsIsFound() {
    assertTrue(isBlind(new LeastLoaded("honest")));
    assertTrue(!isBlindTo(new Cheat(time), new Cheat(poisoned)));
  }

  private boolean isBlindTo(Policy clean, Policy cheating) {
    List<Integer> before = stage.decisions(clean, time);
    try {
      return before.equals(stage.decisions(cheating, poisoned));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Declares that it knows the present, and peeks at the carbon of the next hours. */
  private record Cheat(Timeline stolen) implements Policy {
    @Override
    public String name() {
      return "cheat";
    }

    @Override
    public Information information() {
      return Information.NOW;
    }

    @Override
    public Dispatcher dispatcher(PolicyContext context) {
      return new PlanDispatcher(context, this::plan);
    }

    private RoutingPlan plan(PlanningProblem problem) {
      PlanningProblem peeked =
          problem.withOutlook(
              Outlook.certain(
                  problem.input().demand(), stolen.future().environment(Stage.EPOCH), Stage.AT));
      return new Greedy(Objective.CARBON.index()).plan(peeked);
    }
  }

  @Test
  void theContextOfOthersHandsOutNoFuture() {
    Briefing briefing = new Briefing(stage.ground, time, MadeUpTime.yesterday());
    PolicyContext now = new PolicyContext(briefing, Information.NOW);
    now.advanceTo(0);
    assertThrows(IllegalStateException.class, now::future);
    PolicyContext oracle = new PolicyContext(briefing, Information.ORACLE);
    oracle.advanceTo(0);
    assertEquals(
        oracle.future().demand(Stage.EPOCH).ratesPerSecond(),
        oracle.outlook().demand().expected().ratesPerSecond());
  }

  @Test
  void thePastEndsBeforeTheEpochBegins() {
    Briefing briefing = new Briefing(stage.ground, time, MadeUpTime.yesterday());
    PolicyContext context = new PolicyContext(briefing, Information.FORECAST);
    assertThrows(IllegalStateException.class, context::outlook);
    context.advanceTo(0);
    assertEquals(Stage.AT.minusSeconds(60), context.conditions().now());
    var site = stage.world.fleet().sites().get(0).id();
    assertThrows(IllegalArgumentException.class, () -> context.conditions().at(site, Stage.AT));
    assertNotEquals(Optional.empty(), context.conditions().at(site, Stage.AT.minusSeconds(60)));
  }

  @Test
  void poisonReachesWhatIsReadOfTheFuture() {
    assertThrows(IllegalArgumentException.class, () -> poisoned.future().demand(Stage.EPOCH));
    assertThrows(IllegalArgumentException.class, () -> poisoned.future().environment(Stage.EPOCH));
  }
}
