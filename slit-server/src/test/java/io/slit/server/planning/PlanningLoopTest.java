package io.slit.server.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.plan.PublishedPlan;
import io.slit.core.workload.Epoch;
import io.slit.server.TwoSites;
import io.slit.server.planning.PlanningLoop.PlanningListener;
import io.slit.server.planning.PlanningLoop.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanningLoopTest {
  private static final Instant NOON = TwoSites.NOON;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ManualClock clock = new ManualClock(NOON.plusSeconds(60));
  private final PlanBoard board = new PlanBoard(clock);
  private final List<String> log = new ArrayList<>();

  /** Runs until it wants to sleep for the n-th time; each sleep moves the clock. */
  private void run(Planner planner, int sleeps) {
    Timing timing =
        new Timing(
            clock,
            TwoSites.QUARTER,
            MINUTE,
            wait -> {
              if (clock.sleeps++ == sleeps) {
                throw new InterruptedException();
              }
              log.add(minute() + " sleep " + wait.toMinutes() + " in force " + inForce());
              clock.now = clock.now.plus(wait);
            });
    new PlanningLoop(planner, TwoSites.scenario().compiler(), board, timing, new Logged()).run();
    assertTrue(Thread.interrupted());
  }

  private String minute() {
    return Long.toString(Duration.between(NOON, clock.now).toMinutes());
  }

  private String inForce() {
    return board
        .findCurrent()
        .map(posted -> posted.plan().published().epoch().start())
        .map(start -> Long.toString(Duration.between(NOON, start).toMinutes()))
        .orElse("none");
  }

  private PublishedPlan plan(Epoch epoch, int minutes) {
    log.add(minute() + " plan " + Duration.between(NOON, epoch.start()).toMinutes());
    clock.now = clock.now.plus(MINUTE.multipliedBy(minutes));
    return TwoSites.plan(epoch);
  }

  @Test
  void plansAheadAndPublishesWhenTheEpochStarts() {
    run(epoch -> plan(epoch, 0), 4);
    assertEquals(
        List.of(
            "1 plan 0",
            "made",
            "1 sleep 13 in force 0",
            "14 plan 15",
            "made",
            "14 sleep 1 in force 0",
            "15 sleep 14 in force 15",
            "29 plan 30",
            "made",
            "29 sleep 1 in force 15"),
        log);
    assertEquals("30", inForce());
  }

  @Test
  void publishesALatePlanAtOnceAndSkipsWhatIsOver() {
    int[] minutes = {20, 40, 0};
    int[] plans = {0};
    run(epoch -> plan(epoch, minutes[Math.min(2, plans[0]++)]), 0);
    assertEquals(List.of("1 plan 0", "made", "21 plan 15", "made", "61 plan 60", "made"), log);
    assertEquals("60", inForce());
  }

  @Test
  void keepsTheOldPlanWhenPlanningFailsAndCallsItStale() {
    run(
        epoch -> {
          if (epoch.start().isAfter(NOON)) {
            throw new IllegalStateException("no signal");
          }
          return plan(epoch, 0);
        },
        3);
    assertTrue(log.contains("failed no signal"), log.toString());
    assertEquals("0", inForce());
    PlanBoard.Posted posted = board.findCurrent().orElseThrow();
    assertFalse(posted.isStale(NOON.plus(TwoSites.QUARTER)));
    assertTrue(posted.isStale(NOON.plus(TwoSites.QUARTER).plusSeconds(15)));
  }

  /** A planner whose thread has ended would never plan again, and nobody would know. */
  @Test
  void goesOnWhenThePlannerHadNoMemory() {
    run(
        epoch -> {
          if (epoch.start().equals(NOON.plus(TwoSites.QUARTER))) {
            throw new OutOfMemoryError("made up");
          }
          return plan(epoch, 0);
        },
        5);
    assertTrue(log.stream().anyMatch(line -> line.startsWith("failed java.lang.OutOfMemory")));
    assertEquals("30", inForce());
  }

  @Test
  void triesTheFirstPlanAgain() {
    int[] tries = {0};
    run(
        epoch -> {
          if (tries[0]++ < 2) {
            throw new IllegalStateException("not yet");
          }
          return plan(epoch, 0);
        },
        2);
    assertEquals("0", inForce());
    assertEquals(2, log.stream().filter("failed not yet"::equals).count());
  }

  /** Learning the past takes longer than the lead: it is done while the first plan is in force. */
  @Test
  void preparesOnceAsSoonAsTheFirstPlanIsInForce() {
    run(preparing(false), 2);
    assertEquals(
        List.of(
            "1 plan 0",
            "made",
            "1 prepare 0 in force 0",
            "3 sleep 11 in force 0",
            "14 plan 15",
            "made",
            "14 sleep 1 in force 0"),
        log.stream().filter(line -> !line.startsWith("15 sleep")).toList());
  }

  @Test
  void whatCannotBePreparedStopsNothing() {
    run(preparing(true), 2);
    assertEquals("15", inForce());
  }

  private Planner preparing(boolean fails) {
    return new Planner() {
      @Override
      public PublishedPlan plan(Epoch epoch) {
        return PlanningLoopTest.this.plan(epoch, 0);
      }

      @Override
      public void prepare(Epoch epoch) {
        log.add(
            "%s prepare %d in force %s"
                .formatted(minute(), Duration.between(NOON, epoch.start()).toMinutes(), inForce()));
        clock.now = clock.now.plus(MINUTE.multipliedBy(2));
        if (fails) {
          throw new IllegalStateException("no past");
        }
      }
    };
  }

  private final class Logged implements PlanningListener {
    @Override
    public void planned(Epoch epoch, Duration took) {
      log.add("made");
    }

    @Override
    public void failed(Epoch epoch, RuntimeException cause) {
      log.add("failed " + cause.getMessage());
    }
  }

  private static final class ManualClock implements PlanningClock {
    private Instant now;
    private int sleeps;

    ManualClock(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public Duration wallTimeUntil(Instant instant) {
      Duration left = Duration.between(now, instant);
      return left.isNegative() ? Duration.ZERO : left;
    }
  }
}
