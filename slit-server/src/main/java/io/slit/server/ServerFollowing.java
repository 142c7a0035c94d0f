package io.slit.server;

import io.slit.server.config.ServerConfig;
import io.slit.server.follow.FollowedClock;
import io.slit.server.follow.FollowedPlanner;
import io.slit.server.follow.Follower;
import io.slit.server.follow.PlannerPages;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.Planner;
import io.slit.server.planning.PlanningClock;
import io.slit.server.planning.ServedScenario;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What takes plans from a planner, where a server makes none itself. */
final class ServerFollowing {
  private ServerFollowing() {}

  /** Returns the clock of a server that follows: the planner's, as soon as that answers. */
  static PlanningClock clock() {
    return new FollowedClock(Instant.now(), System::nanoTime);
  }

  /** Returns the planner to use: none that plans, where the server follows another. */
  static Planner planner(ServerConfig config, Planner own) {
    return config.follow().<Planner>map(FollowedPlanner::new).orElse(own);
  }

  /** Returns what the followed planner shows; nothing where the server plans itself. */
  static Optional<PlannerPages> pages(Planner planner) {
    return planner instanceof FollowedPlanner followed
        ? Optional.of(followed.pages())
        : Optional.empty();
  }

  /**
   * Returns what takes plans, with the last one in force if it is on disk; nothing where the server
   * plans itself.
   */
  static Optional<Follower> of(
      ServerConfig config,
      ServedScenario scenario,
      Planner planner,
      PlanBoard board,
      PlanningClock clock) {
    if (planner instanceof FollowedPlanner followed && clock instanceof FollowedClock shown) {
      Follower.Stage stage = new Follower.Stage(board, followed, shown, InstantSource.system());
      Optional<Follower> follower =
          config.follow().map(one -> new Follower(one, scenario, stage, config.stateDir()));
      follower.ifPresent(Follower::resume);
      return follower;
    }
    return Optional.empty();
  }
}
