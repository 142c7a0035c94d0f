package io.slit.server.planning;

import io.slit.core.plan.PublishedPlan;
import io.slit.core.routing.ActivePlan;
import io.slit.core.workload.Epoch;
import io.slit.server.planning.ServedScenario.PlanCompiler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and publishes a plan for every epoch.
 *
 * <p>The first plan, of the running epoch, is published as soon as it is there; then the planner
 * learns the past, which would make the next plan late. Each later one is begun {@code lead} before
 * its epoch and published when the epoch starts; a late one is published at once, and epochs that
 * are over by then are skipped. Where planning fails, the plan in force stays, becomes stale, and
 * the next attempt comes with the next epoch.
 */
public final class PlanningLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(PlanningLoop.class);

  /** How soon a first plan that failed is tried again, in wall time. */
  private static final Duration FIRST_PLAN_RETRY = Duration.ofSeconds(2);

  private final Planner planner;
  private final PlanCompiler compiler;
  private final PlanBoard board;
  private final Timing timing;
  private final PlanningListener listener;

  /**
   * Creates a loop that does nothing until it is run.
   *
   * @param planner makes plans
   * @param compiler makes them ready for look-up
   * @param board where they are published
   * @param timing when
   * @param listener is told what came of each attempt
   */
  public PlanningLoop(
      Planner planner,
      PlanCompiler compiler,
      PlanBoard board,
      Timing timing,
      PlanningListener listener) {
    this.planner = planner;
    this.compiler = compiler;
    this.board = board;
    this.timing = timing;
    this.listener = listener;
  }

  /** Runs until the thread is interrupted. */
  @Override
  public void run() {
    try {
      Epoch epoch = publishFirst();
      while (!Thread.currentThread().isInterrupted()) {
        epoch = publishNext(epoch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Epoch publishFirst() throws InterruptedException {
    while (true) {
      Epoch epoch = runningEpoch();
      Optional<Compiled> plan = attempt(epoch);
      if (plan.isPresent()) {
        plan.get().publish(board);
        prepare(epoch);
        return epoch;
      }
      timing.pause().sleep(FIRST_PLAN_RETRY);
    }
  }

  /** What could not be prepared is done by the next plan, which is then late. */
  private void prepare(Epoch epoch) {
    try {
      planner.prepare(epoch);
    } catch (RuntimeException e) {
      LOG.warn("The next plan could not be prepared: {}", e.getMessage(), e);
    }
  }

  private Epoch publishNext(Epoch last) throws InterruptedException {
    Epoch running = runningEpoch();
    Epoch epoch = running.start().isAfter(last.start()) ? running : last.next();
    sleepUntil(epoch.start(), timing.lead());
    Optional<Compiled> plan = attempt(epoch);
    sleepUntil(epoch.start(), Duration.ZERO);
    plan.ifPresent(compiled -> compiled.publish(board));
    return epoch;
  }

  private Epoch runningEpoch() {
    return Epoch.containing(timing.clock().instant(), timing.epochLength());
  }

  /** The loop outlives whatever planning throws: requests go on by the last plan. */
  private Optional<Compiled> attempt(Epoch epoch) {
    long began = System.nanoTime();
    try {
      PublishedPlan made = planner.plan(epoch);
      ActivePlan plan = compiler.compile(made);
      List<ActivePlan> others =
          planner.othersOf(made.id()).stream()
              .map(other -> compiler.compile(other).within(plan))
              .toList();
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      LOG.info(
          "Plan {} for {} made in {} ms.", plan.published().id(), epoch.start(), took.toMillis());
      listener.planned(epoch, took);
      return Optional.of(new Compiled(plan, others));
    } catch (RuntimeException e) {
      return none(epoch, e);
    } catch (Error e) {
      // no memory, say: a planner that ends here would never plan again, and nobody would know
      return none(epoch, new IllegalStateException(e.toString(), e));
    }
  }

  private Optional<Compiled> none(Epoch epoch, RuntimeException cause) {
    LOG.error("No plan for {}: {} The last plan stays.", epoch.start(), cause.getMessage(), cause);
    listener.failed(epoch, cause);
    return Optional.empty();
  }

  private void sleepUntil(Instant instant, Duration before) throws InterruptedException {
    Duration wait = timing.clock().wallTimeUntil(instant).minus(before);
    if (!wait.isNegative() && !wait.isZero()) {
      timing.pause().sleep(wait);
    }
  }

  /** A plan and others of its front, ready for look-up. */
  private record Compiled(ActivePlan plan, List<ActivePlan> others) {
    void publish(PlanBoard board) {
      board.publish(plan, others);
    }
  }

  /**
   * When plans are made.
   *
   * @param clock the time that plans are made for
   * @param epochLength what one plan covers
   * @param lead wall time that planning is begun before its epoch
   * @param pause how to wait
   */
  public record Timing(PlanningClock clock, Duration epochLength, Duration lead, Pause pause) {}

  /** How to wait in wall time. */
  @FunctionalInterface
  public interface Pause {
    /** Returns after that time. */
    void sleep(Duration wallTime) throws InterruptedException;
  }

  /** Is told what came of planning. */
  public interface PlanningListener {
    /** A plan was made. */
    void planned(Epoch epoch, Duration took);

    /** No plan was made. */
    void failed(Epoch epoch, RuntimeException cause);
  }
}
