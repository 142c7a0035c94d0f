package io.slit.server.follow;

import io.slit.core.routing.ActivePlan;
import io.slit.server.follow.Follower.Stage;
import io.slit.server.planning.PlanSnapshot;
import io.slit.server.planning.ServedScenario;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The plan that is followed and how: by its shares, or, once it is too old, by the capacity that it
 * keeps in power. Plans for another fleet or other classes are refused. For one thread.
 */
final class FollowedPlans {
  private final ServedScenario scenario;
  private final Stage stage;
  private final String fingerprint;
  private @Nullable PlanSnapshot followed;
  private boolean byCapacity;

  /** Follows none yet. */
  FollowedPlans(ServedScenario scenario, Stage stage) {
    this.scenario = scenario;
    this.stage = stage;
    this.fingerprint = Fingerprints.of(scenario);
  }

  /**
   * Checks that a plan was made for this fleet and these classes.
   *
   * @param planner it came from, for people
   * @throws IllegalArgumentException if it was not; the message says what differs
   */
  void requireSame(PlanSnapshot snapshot, String planner) {
    if (!snapshot.fingerprint().equals(fingerprint)) {
      throw new IllegalArgumentException(Fingerprints.difference(planner, snapshot, scenario));
    }
  }

  /** Returns the plan that was followed last. */
  Optional<PlanSnapshot> find() {
    return Optional.ofNullable(followed);
  }

  /** Puts a plan in force. */
  void follow(PlanSnapshot snapshot) {
    publish(snapshot, plan -> plan);
    byCapacity = false;
    followed = snapshot;
  }

  /** Follows the plan by its shares again, if it was followed by capacity only. */
  void trustAgain() {
    PlanSnapshot known = followed;
    if (known != null && byCapacity) {
      follow(known);
    }
  }

  /**
   * Follows the plan by its capacity only.
   *
   * @return whether it was followed by its shares before
   */
  boolean trustNoMore() {
    PlanSnapshot known = followed;
    if (known == null || byCapacity) {
      return false;
    }
    publish(known, ActivePlan::byCapacity);
    byCapacity = true;
    return true;
  }

  /** Says by what requests are routed. */
  String words() {
    PlanSnapshot known = followed;
    if (known == null) {
      return "No plan is in force.";
    }
    return byCapacity
        ? "Requests are drawn by capacity over latency."
        : "Requests are routed by the last plan, %s.".formatted(known.plan().id());
  }

  private void publish(PlanSnapshot snapshot, UnaryOperator<ActivePlan> as) {
    stage.planner().took(snapshot);
    ActivePlan plan = scenario.compiler().compile(snapshot.plan());
    List<ActivePlan> others =
        snapshot.others().stream()
            .map(other -> as.apply(scenario.compiler().compile(other).within(plan)))
            .toList();
    stage.board().publish(as.apply(plan), others);
  }
}
