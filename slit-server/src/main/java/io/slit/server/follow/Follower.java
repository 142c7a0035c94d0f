package io.slit.server.follow;

import io.slit.server.config.FollowConfig;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.PlanSnapshot;
import io.slit.server.planning.ServedScenario;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes plans from a planner and puts them in force.
 *
 * <p>It listens to the planner's events and asks for the plan at each; while no events come it asks
 * every so often. While the planner is away the last plan stays, which becomes stale with its
 * epoch; {@link FollowConfig#keep} after the last answer requests are drawn by capacity over
 * latency instead. A plan for another fleet or other classes is refused. For one thread; {@link
 * #resume} is called before it.
 */
public final class Follower implements Runnable {
  /** What the planner's clock shows, in its answers. */
  public static final String CLOCK = "x-slit-clock";

  /** Wall time until the epoch is over, in ms, in its answers. */
  public static final String WALL_MILLIS_LEFT = "x-slit-wall-ms-left";

  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  /** Even while events come: one that got lost costs no more. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;

  private final FollowConfig config;
  private final Stage stage;
  private final FollowedPlans plans;
  private final KeptPlan kept;
  private final PlannerLink link;
  private final Semaphore news = new Semaphore(0);
  private @Nullable String etag;
  private @Nullable String refused;
  private Instant lastAnswer;

  /**
   * Where plans are put in force.
   *
   * @param board of the plans
   * @param planner told what came
   * @param clock of the plans
   * @param wall clock of this machine
   */
  public record Stage(
      PlanBoard board, FollowedPlanner planner, FollowedClock clock, InstantSource wall) {}

  /** Creates a follower that asks nobody yet. */
  public Follower(FollowConfig config, ServedScenario scenario, Stage stage, Path stateDir) {
    this.config = config;
    this.stage = stage;
    this.plans = new FollowedPlans(scenario, stage);
    this.kept = new KeptPlan(stateDir);
    this.link = new PlannerLink(config, news::release);
    this.lastAnswer = stage.wall().instant();
  }

  /** Puts the plan that was followed last in force, if it is on disk and fits the scenario. */
  public void resume() {
    kept.read().ifPresent(this::resume);
  }

  private void resume(KeptPlan.Kept last) {
    try {
      PlanSnapshot snapshot = SnapshotReader.read(last.snapshot());
      plans.requireSame(snapshot, config.planner().toString());
      KeptPlan.Came came = last.came();
      Duration since = Duration.between(came.cameAt(), stage.wall().instant());
      Duration shown = Duration.ofNanos((long) (since.toNanos() * came.speed()));
      stage.clock().set(came.shown().plus(shown), came.speed());
      lastAnswer = came.cameAt();
      etag = came.etag();
      plans.follow(snapshot);
      LOG.info("Plan {} of {} is on disk.", snapshot.plan().id(), came.cameAt());
      trouble("The planner %s was not asked yet.".formatted(config.planner()));
    } catch (IllegalArgumentException e) {
      LOG.warn("The plan on disk is not followed: {}", e.getMessage());
    }
  }

  /** Runs until the thread is interrupted. */
  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        boolean listens = link.listen();
        boolean answered = ask();
        dropWhatIsTooOld();
        pause(listens, answered);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      link.close();
    }
  }

  /** A planner that is away is not asked more often because its streams break. */
  private void pause(boolean listens, boolean answered) throws InterruptedException {
    if (!answered) {
      Thread.sleep(config.poll().toMillis());
    } else {
      Duration wait = listens ? LONGEST_WAIT : config.poll();
      news.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
    }
    news.drainPermits();
  }

  /** Returns whether the planner answered with a plan, or that it is the same. */
  private boolean ask() throws InterruptedException {
    try {
      HttpResponse<byte[]> answer = link.ask(etag);
      switch (answer.statusCode()) {
        case OK -> take(answer);
        case NOT_MODIFIED -> stillTheSame(answer);
        default -> throw new IOException(Refusals.of(answer));
      }
      return true;
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      away(e);
      return false;
    }
  }

  private void take(HttpResponse<byte[]> answer) {
    byte[] body = answer.body();
    PlanSnapshot snapshot = SnapshotReader.read(body);
    etag = answer.headers().firstValue("ETag").orElse(null);
    try {
      plans.requireSame(snapshot, config.planner().toString());
    } catch (IllegalArgumentException e) {
      refused = e.getMessage();
      throw e;
    }
    refused = null;
    setClock(answer, snapshot);
    plans.follow(snapshot);
    heard();
    LOG.info("Plan {} from {}.", snapshot.plan().id(), config.planner());
    kept.write(
        new KeptPlan.Kept(
            new KeptPlan.Came(
                etag == null ? "" : etag,
                stage.clock().instant(),
                stage.clock().speed(),
                lastAnswer),
            body));
  }

  private void stillTheSame(HttpResponse<byte[]> answer) {
    if (refused != null) {
      throw new IllegalArgumentException(refused);
    }
    plans.find().ifPresent(known -> setClock(answer, known));
    plans.trustAgain();
    heard();
  }

  private void heard() {
    lastAnswer = stage.wall().instant();
    trouble(null);
  }

  private void setClock(HttpResponse<byte[]> answer, PlanSnapshot snapshot) {
    answer
        .headers()
        .firstValue(CLOCK)
        .ifPresent(
            shown ->
                stage
                    .clock()
                    .set(
                        Instant.parse(shown),
                        snapshot.plan().epoch().end(),
                        Duration.ofMillis(
                            answer.headers().firstValueAsLong(WALL_MILLIS_LEFT).orElse(0))));
  }

  private void away(Exception why) {
    boolean isFault = why instanceof IllegalArgumentException;
    trouble(
        isFault
            ? String.valueOf(why.getMessage())
            : "The planner %s has not answered since %s: %s."
                .formatted(config.planner(), lastAnswer, Refusals.words(why)));
  }

  private void dropWhatIsTooOld() {
    Duration since = Duration.between(lastAnswer, stage.wall().instant());
    if (since.compareTo(config.keep()) > 0 && plans.trustNoMore()) {
      LOG.warn(
          "No answer from {} for {}: requests are drawn by capacity over latency.",
          config.planner(),
          config.keep());
    }
  }

  private void trouble(@Nullable String why) {
    String told = why == null ? null : why + " " + plans.words();
    if (told != null && !told.equals(stage.planner().trouble().orElse(null))) {
      LOG.warn(told);
    }
    stage.planner().trouble(told);
  }
}
