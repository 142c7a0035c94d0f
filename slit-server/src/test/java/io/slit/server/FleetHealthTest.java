package io.slit.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.routing.DeploymentMask;
import io.slit.core.routing.FleetState;
import io.slit.server.health.HealthRules;
import io.slit.server.health.TargetHealth;
import io.slit.server.planning.FleetBoard;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FleetHealthTest {
  private static final List<DeploymentId> IDS =
      List.of(new DeploymentId("a"), new DeploymentId("b"), new DeploymentId("c"));

  private final AtomicLong nanos = new AtomicLong();
  private final FleetBoard board = new FleetBoard();
  private final TargetHealth health = new TargetHealth(IDS, HealthRules.STANDARD, nanos::get);
  private final FleetHealth fleet = new FleetHealth(board, health, IDS);

  @Test
  void makesNothingAnewWhileAllAreWell() {
    assertSame(board.state(), fleet.get());
  }

  @Test
  void leavesOutWhatFailsInARowAndKeepsWhoHasRoom() {
    board.showOpen(DeploymentMask.of(3, k -> k != 0));
    for (int i = 0; i < 3; i++) {
      health.take(1);
      health.failed(1);
    }
    FleetState state = fleet.get();
    assertTrue(state.healthy().has(0));
    assertFalse(state.healthy().has(1));
    assertTrue(state.healthy().has(2));
    assertFalse(state.open().has(0));
  }

  @Test
  void letsOneThatAskedForAPauseBackWhenItIsOver() {
    health.take(2);
    health.limited(2, Duration.ofSeconds(1));
    assertFalse(fleet.get().healthy().has(2));
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    assertTrue(fleet.get().healthy().has(2));
  }
}
