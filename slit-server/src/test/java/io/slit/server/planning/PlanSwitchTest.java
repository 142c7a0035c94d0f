package io.slit.server.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.plan.PublishedPlan;
import io.slit.core.routing.ActivePlan;
import io.slit.core.workload.Epoch;
import io.slit.server.TestServers.StandingClock;
import io.slit.server.TwoSites;
import io.slit.server.planning.PlanSwitch.Result;
import io.slit.server.planning.ServedScenario.PlanCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanSwitchTest {
  private final PlanCompiler compiler = TwoSites.scenario().compiler();
  private final PlanBoard board = new PlanBoard(new StandingClock());
  private final Told told = new Told();
  private final PlanSwitch plans = new PlanSwitch(board, told, compiler);

  /** Remembers what it was told, and knows no front. */
  private static final class Told implements Planner {
    final List<String> switched = new ArrayList<>();

    @Override
    public PublishedPlan plan(Epoch epoch) {
      return TwoSites.plan(epoch);
    }

    @Override
    public void switched(PublishedPlan plan) {
      switched.add(plan.id());
    }
  }

  @BeforeEach
  void publish() {
    board.publish(compiled("a"), List.of(compiled("b"), compiled("c")));
  }

  private ActivePlan compiled(String id) {
    return compiler.compile(TwoSites.plan(id));
  }

  private String inForce() {
    return board.findCurrent().orElseThrow().plan().published().id();
  }

  private List<String> menu() {
    PlanMenu menu = board.findMenu().orElseThrow();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < menu.size(); i++) {
      ids.add(menu.get(i).plan().published().id());
    }
    return ids;
  }

  @Test
  void putsAnotherPlanInForceAndKeepsTheOthersToChooseFrom() {
    assertEquals(new Result.Switched("a", "b"), plans.activate("b"));
    assertEquals(List.of("b", "a", "c"), menu());
    assertEquals(List.of("b"), told.switched);
  }

  @Test
  void takesBackStepByStep() {
    plans.activate("b");
    plans.activate("c");
    assertEquals(new Result.Switched("c", "b"), plans.rollBack("c"));
    assertEquals(new Result.Switched("b", "a"), plans.rollBack("b"));
    assertEquals("a", inForce());
    assertEquals(new Result.NothingToTakeBack("a"), plans.rollBack("a"));
    assertEquals(Optional.empty(), plans.findBefore());
  }

  @Test
  void refusesWhatIsNotThere() {
    assertEquals(new Result.InForceAlready("a"), plans.activate("a"));
    assertEquals(new Result.NotOfTheFront("x"), plans.activate("x"));
    assertEquals(new Result.NothingToTakeBack("a"), plans.rollBack("a"));
    plans.activate("b");
    assertEquals(new Result.NothingToTakeBack("a"), plans.rollBack("a"));
    assertEquals("b", inForce());
  }

  @Test
  void theNextPlanEndsIt() {
    plans.activate("b");
    board.publish(compiled("next"), List.of(compiled("other")));
    assertEquals(Optional.empty(), plans.findBefore());
    assertEquals(new Result.NothingToTakeBack("b"), plans.rollBack("b"));
    assertEquals(new Result.NothingToTakeBack("next"), plans.rollBack("next"));
    plans.activate("other");
    assertEquals("next", plans.findBefore().orElseThrow().id());
    plans.rollBack("other");
    assertEquals(Optional.empty(), plans.findBefore(), "the step of the epoch before is forgotten");
  }

  @Test
  void doesNotOverwriteAPlanThatCameMeanwhile() {
    PlanMenu seen = board.findMenu().orElseThrow();
    board.publish(compiled("next"), List.of());
    assertFalse(board.exchange(seen, compiled("b"), List.of()));
    assertEquals("next", inForce());
    assertTrue(board.exchange(board.findMenu().orElseThrow(), compiled("b"), List.of()));
  }

  @Test
  void outcomesFindThePlansThatWereInForce() {
    plans.activate("b");
    plans.rollBack("b");
    for (String id : List.of("a", "b", "c")) {
      assertTrue(board.findRecent(compiled(id).hash()).isPresent(), id);
    }
  }

  @Test
  void beforeTheFirstPlanThereIsNothing() {
    PlanSwitch none = new PlanSwitch(new PlanBoard(new StandingClock()), told, compiler);
    assertEquals(new Result.NotOfTheFront("a"), none.activate("a"));
    assertEquals(new Result.NothingToTakeBack("a"), none.rollBack("a"));
  }
}
