package io.slit.server.planning;

import io.slit.core.routing.ActivePlan;
import io.slit.core.workload.Epoch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Holds the plan in force. One writer, any number of readers; a read is one volatile load, so a
 * request is routed by one plan from beginning to end.
 */
public final class PlanBoard {
  /** Part of an epoch that a plan may overrun before it is stale: covers the change of plans. */
  private static final int GRACE_DIVISOR = 60;

  /** Plans that outcomes may still refer to, those of the running epoch besides. */
  private static final int KEPT_PLANS = 16;

  private final PlanningClock clock;
  private final AtomicReference<@Nullable PlanMenu> menu = new AtomicReference<>();

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** The newest first; outcomes refer to plans that are not in force any more. */
  private volatile List<ActivePlan> recent = List.of();

  /** Creates a board with no plan on it; the clock tells when a plan is stale. */
  public PlanBoard(PlanningClock clock) {
    this.clock = clock;
  }

  /** Puts a plan in force that is the only one of its epoch. */
  public void publish(ActivePlan plan) {
    publish(plan, List.of());
  }

  /**
   * Puts a plan in force.
   *
   * @param plan the plan
   * @param others of the same front, for requests that choose one; made for the same units in power
   */
  public synchronized void publish(ActivePlan plan, List<ActivePlan> others) {
    List<ActivePlan> plans = new ArrayList<>(List.of(plan));
    plans.addAll(others);
    recent.stream()
        .filter(old -> plans.stream().noneMatch(one -> one.hash() == old.hash()))
        .limit(KEPT_PLANS - 1)
        .toList()
        .forEach(plans::add);
    recent = List.copyOf(plans);
    menu.set(PlanMenu.of(plan, others));
    listeners.forEach(Runnable::run);
  }

  /** Runs something, quickly done, after each plan that is put in force. */
  public void onPublish(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Puts a plan in force, unless another came into force since somebody looked.
   *
   * @param seen the menu that was looked at
   * @return whether it is in force
   */
  synchronized boolean exchange(PlanMenu seen, ActivePlan plan, List<ActivePlan> others) {
    if (menu.get() != seen) {
      return false;
    }
    publish(plan, others);
    return true;
  }

  /** Returns a plan of late by the hash of its id, as decision ids hold it. */
  public Optional<ActivePlan> findRecent(long planHash) {
    return recent.stream().filter(plan -> plan.hash() == planHash).findFirst();
  }

  /** Returns the plan in force, or nothing before the first one. */
  public Optional<Posted> findCurrent() {
    return findMenu().map(PlanMenu::inForce);
  }

  /** Returns the plans of the running epoch, or nothing before the first one. */
  public Optional<PlanMenu> findMenu() {
    return Optional.ofNullable(menu.get());
  }

  /** Returns the time on the clock of the plans. */
  public Instant now() {
    return clock.instant();
  }

  /** Returns how long the wall clock runs until a plan's epoch is over; zero once it is. */
  public Duration wallTimeLeft(Posted current) {
    return clock.wallTimeUntil(current.plan().published().epoch().end());
  }

  /**
   * A plan in force.
   *
   * @param plan the plan
   * @param staleFrom from when on it counts as stale
   * @param ranking for each class, the best targets of a request without constraints
   */
  public record Posted(ActivePlan plan, Instant staleFrom, Ranking ranking) {
    static Posted of(ActivePlan plan) {
      Epoch epoch = plan.published().epoch();
      Instant staleFrom = epoch.end().plus(epoch.length().dividedBy(GRACE_DIVISOR));
      return new Posted(plan, staleFrom, Ranking.of(plan));
    }

    /** Tells whether its epoch is over, beyond the grace that a change of plans takes. */
    public boolean isStale(Instant now) {
      return !now.isBefore(staleFrom);
    }

    /** Returns how long ago it was made, in ms on the clock of the plans; never negative. */
    public long ageMillis(Instant now) {
      return Math.max(0, Duration.between(plan.published().madeAt(), now).toMillis());
    }
  }
}
