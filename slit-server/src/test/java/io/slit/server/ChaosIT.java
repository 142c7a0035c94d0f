package io.slit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Upstreams, the planner and the vendor of signals die under load, one by one and together. Each
 * answer is held against what was alive from before its request to after its end.
 */
@Timeout(180)
class ChaosIT {
  private static final String MODEL = "llama-3.1-8b";
  private static final int CALLERS = 6;
  private static final int ANSWERS = 300;
  private static final Duration GRACE = Duration.ofSeconds(2).dividedBy(60);

  /** The clock of this test and that of a decision may be read so far apart. */
  private static final Duration SLACK = Duration.ofMillis(1);

  @TempDir private Path work;
  private ChaosWorld world;
  private final List<Thread> callers = new ArrayList<>();
  private final Queue<Seen> answers = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> broken = new ConcurrentLinkedQueue<>();
  private final Set<String> dead = ConcurrentHashMap.newKeySet();
  private final Set<String> everDead = ConcurrentHashMap.newKeySet();
  private final Semaphore news = new Semaphore(0);
  private volatile boolean over;

  /** An answer, and what was known to be dead when it was asked or when it came. */
  private record Seen(
      String mayGo,
      int status,
      String mode,
      String region,
      String planId,
      Instant asked,
      Instant came,
      boolean hadTarget) {
    boolean isAfter(Instant instant) {
      return asked.isAfter(instant);
    }
  }

  @BeforeEach
  void start() throws Exception {
    world = new ChaosWorld(work, MODEL);
    for (int i = 0; i < CALLERS; i++) {
      Random random = new Random(100 + i);
      Thread caller = new Thread(() -> call(random), "caller-" + i);
      callers.add(caller);
      caller.start();
    }
  }

  @AfterEach
  void stop() throws Exception {
    over = true;
    for (Thread caller : callers) {
      caller.join();
    }
    world.close();
  }

  private void call(Random random) {
    List<String> regions = List.copyOf(world.regions);
    try {
      while (!over) {
        boolean bound = random.nextInt(3) == 0;
        String mayGo = bound ? regions.get(random.nextInt(regions.size())) : "";
        answers.add(ask(mayGo, random.nextBoolean()));
        news.release();
      }
    } catch (Exception | Error e) {
      broken.add(e);
      news.release();
    }
  }

  private Seen ask(String mayGo, boolean stream) throws Exception {
    String body = "{\"model\":\"%s\",\"stream\":%s,\"messages\":[]}".formatted(MODEL, stream);
    var request =
        TestServers.request(world.app.port(), "/v1/chat/completions")
            .header(ChaosWorld.MAY_GO, mayGo)
            .POST(BodyPublishers.ofString(body));
    if (!mayGo.isEmpty()) {
      request.header("x-slit-residency", mayGo);
    }
    Instant asked = Instant.now();
    boolean alive = hasTarget(mayGo);
    HttpResponse<String> answer = TestServers.send(request);
    return new Seen(
        mayGo,
        answer.statusCode(),
        header(answer, "x-slit-mode"),
        header(answer, "x-slit-region"),
        header(answer, "x-slit-plan-id"),
        asked,
        Instant.now(),
        alive && hasTarget(mayGo));
  }

  private boolean hasTarget(String mayGo) {
    return mayGo.isEmpty()
        ? world.regions.stream().anyMatch(region -> !dead.contains(region))
        : !dead.contains(mayGo);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private void kill(String... regions) {
    for (String region : regions) {
      dead.add(region);
      everDead.add(region);
      world.killUpstream(region);
    }
  }

  private void revive(String... regions) throws Exception {
    for (String region : regions) {
      world.reviveUpstream(region);
      dead.remove(region);
    }
  }

  /** Lets the load go on for so many answers. */
  private void goOn() throws InterruptedException {
    until(Instant.now(), seen -> seen.size() >= ANSWERS);
  }

  private void until(Instant since, Predicate<List<Seen>> enough) throws InterruptedException {
    while (true) {
      assertEquals(List.of(), List.copyOf(broken));
      List<Seen> seen = answers.stream().filter(one -> one.isAfter(since)).toList();
      if (enough.test(seen)) {
        return;
      }
      news.acquire();
      news.drainPermits();
    }
  }

  /** Goes on until an answer of a mode comes. */
  private void untilMode(String mode) throws InterruptedException {
    until(Instant.now(), seen -> seen.stream().anyMatch(one -> one.mode().equals(mode)));
  }

  @Test
  void whatHasALivingTargetIsAnsweredAndNothingStrays() throws Exception {
    goOn();
    kill("eu");
    goOn();
    revive("eu");
    world.killPlanner();
    untilMode("stale-plan");
    goOn();
    world.revivePlanner();
    untilMode("plan");
    world.killVendor();
    goOn();
    untilMode("plan");
    world.killPlanner();
    kill("na", "uk", "jp");
    until(Instant.now(), seen -> seen.stream().anyMatch(this::isStale));
    goOn();
    world.revivePlanner();
    revive("na", "uk", "jp");
    untilMode("plan");
    for (String region : List.of("na", "uk", "jp")) {
      until(Instant.now(), seen -> seen.stream().anyMatch(one -> one.region().equals(region)));
    }
    over = true;
    for (Thread caller : callers) {
      caller.join();
    }
    judge(List.copyOf(answers));
  }

  private void judge(List<Seen> seen) {
    long lost = seen.stream().filter(one -> one.hadTarget() && one.status() != 200).count();
    long without = seen.stream().filter(one -> !one.hadTarget()).count();
    System.err.printf(
        "chaos: %d answers, %d without a living target, %d lost, %d plans%n",
        seen.size(), without, lost, world.epochs.size());
    assertEquals(List.of(), seen.stream().filter(ChaosIT::isLost).toList());
    assertEquals(Set.of(), world.strayed);
    assertTrue(without > 0, "some had nowhere to go");
    for (Seen one : seen) {
      if (one.status() == 200) {
        assertTrue(one.mayGo().isEmpty() || one.mayGo().equals(one.region()), one.toString());
        tellsTheTruth(one);
      }
    }
  }

  private boolean isStale(Seen one) {
    return one.status() == 200 && !one.came().isBefore(staleFrom(one));
  }

  private Instant staleFrom(Seen one) {
    return world.epochs.get(one.planId()).end().plus(GRACE);
  }

  private static boolean isLost(Seen one) {
    return one.hadTarget() && one.status() != 200;
  }

  private void tellsTheTruth(Seen one) {
    Instant staleFrom = staleFrom(one);
    switch (one.mode()) {
      case "plan" ->
          assertTrue(
              one.asked().isBefore(staleFrom.plus(SLACK)), one + " is stale from " + staleFrom);
      case "stale-plan" ->
          assertFalse(
              one.came().isBefore(staleFrom.minus(SLACK)), one + " is stale from " + staleFrom);
      case "fail-open" -> assertTrue(everDead.contains(one.mayGo()), one.toString());
      default -> assertEquals("fallback-weights", one.mode(), one.toString());
    }
  }
}
