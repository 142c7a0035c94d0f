package io.slit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.proxy.StubUpstream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Upstreams, the planner and the vendor of signals die under load, one by one and together. Each
 * answer is held against what was alive from before its request to after its end. Streams are cut
 * between their first byte and their last: those may not be saved, but must say that they are cut.
 */
@Tag("slow")
@Timeout(180)
class ChaosIT {
  private static final Pattern COUNTED =
      Pattern.compile(
          "slit_(?:proxy|route)?_?(requests|attempts|decisions|outcomes)(?:_stored)?_total\\{(.*)} (.*)");
  private static final Pattern RESULT = Pattern.compile("(?:result|status)=\"([^\"]*)\"");
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

  /** How an answer ended. */
  private enum End {
    /** It is all that the deployment had to say. */
    WHOLE,
    /** A stream that is not whole and says so in its last event. */
    TOLD_AS_CUT,
    /** An error before the first byte. */
    REFUSED,
    /** Neither: whoever got it cannot tell. */
    WRONG
  }

  /** An answer, and what was known to be dead when it was asked or when it came. */
  private record Seen(
      String mayGo,
      int status,
      String mode,
      String region,
      String planId,
      Instant asked,
      Instant came,
      boolean hadTarget,
      End end,
      int attempts,
      String asCut) {
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
    End end = end(answer, stream);
    return new Seen(
        mayGo,
        answer.statusCode(),
        header(answer, "x-slit-mode"),
        header(answer, "x-slit-region"),
        header(answer, "x-slit-plan-id"),
        asked,
        Instant.now(),
        alive && hasTarget(mayGo),
        end,
        Integer.parseInt("0" + header(answer, "x-slit-attempts")),
        end == End.WHOLE ? "" : stream + " " + answer.headers().map() + answer.body());
  }

  private static End end(HttpResponse<String> answer, boolean stream) {
    String body = answer.body();
    String whole = stream ? ChaosWorld.STREAM : StubUpstream.WHOLE;
    if (answer.statusCode() != 200) {
      return body.startsWith("{\"error\"") ? End.REFUSED : End.WRONG;
    }
    if (body.equals(whole)) {
      return End.WHOLE;
    }
    int last = body.lastIndexOf("data: {\"error\"");
    boolean toldSo =
        stream
            && last > 0
            && body.endsWith("\n\n")
            && body.indexOf("\n\n", last) == body.length() - 2
            && !body.contains("[DONE]");
    boolean eventsAreWhole =
        toldSo && whole.startsWith(body.substring(0, last)) && body.startsWith("\n\n", last - 2);
    return eventsAreWhole ? End.TOLD_AS_CUT : End.WRONG;
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

  /** Kills regions, each in the middle of a stream. */
  private void cut(String... regions) {
    for (String region : regions) {
      while (!world.isStreaming(region) && broken.isEmpty()) {
        Thread.onSpinWait();
      }
      kill(region);
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
    cut("eu");
    goOn();
    revive("eu");
    untilFrom("eu");
    for (int i = 0; i < 3; i++) {
      cut("eu", "na", "uk");
      goOn();
      revive("eu", "na", "uk");
      untilFrom("eu", "na", "uk");
    }
    world.killPlanner();
    untilMode("stale-plan");
    goOn();
    world.revivePlanner();
    untilMode("plan");
    world.killVendor();
    goOn();
    untilMode("plan");
    world.killPlanner();
    cut("na", "uk", "jp");
    until(Instant.now(), seen -> seen.stream().anyMatch(this::isStale));
    goOn();
    world.revivePlanner();
    revive("na", "uk", "jp");
    untilMode("plan");
    untilFrom("na", "uk", "jp");
    over = true;
    for (Thread caller : callers) {
      caller.join();
    }
    judge(List.copyOf(answers));
    checkBooks(List.copyOf(answers));
  }

  /** Goes on until an answer comes from each of some regions. */
  private void untilFrom(String... regions) throws InterruptedException {
    for (String region : regions) {
      until(Instant.now(), seen -> seen.stream().anyMatch(one -> one.region().equals(region)));
    }
  }

  /** Each request, attempt, decision and outcome is counted once. */
  private void checkBooks(List<Seen> seen) throws Exception {
    Map<String, Double> books = books();
    Instant latest = Instant.now().plusSeconds(10);
    while (failed(books) > books.getOrDefault("outcomes failed", 0.0)
        && Instant.now().isBefore(latest)) {
      books = books(); // outcomes of the last requests are on their way to the disk
    }
    System.err.println("books: " + new TreeMap<>(books));
    assertEquals(count(seen, End.WHOLE), books.get("requests completed"));
    assertEquals(count(seen, End.TOLD_AS_CUT), books.get("requests cut"));
    assertEquals((double) seen.size(), books.get("requests"));
    assertEquals(seen.stream().mapToDouble(Seen::attempts).sum(), books.get("attempts"));
    assertEquals(count(seen, End.WHOLE), books.get("attempts completed"));
    assertEquals(
        (double) seen.stream().filter(one -> one.attempts() > 0).count(), books.get("decisions"));
    assertEquals(failed(books), books.get("outcomes failed"));
  }

  /** Attempts that failed; callers of this test never leave. */
  private static double failed(Map<String, Double> books) {
    return books.get("attempts") - books.get("attempts completed");
  }

  private static double count(List<Seen> seen, End end) {
    return seen.stream().filter(one -> one.end() == end).count();
  }

  /** Sums of the metrics by what they count. */
  private Map<String, Double> books() throws Exception {
    Map<String, Double> sums = new HashMap<>();
    String metrics = TestServers.get(world.app.managementPort(), "/metrics").body();
    for (String line : metrics.lines().toList()) {
      Matcher counted = COUNTED.matcher(line);
      if (counted.matches()) {
        double value = Double.parseDouble(counted.group(3));
        sums.merge(counted.group(1), value, Double::sum);
        Matcher result = RESULT.matcher(counted.group(2));
        if (result.find()) {
          sums.merge(counted.group(1) + " " + result.group(1), value, Double::sum);
        }
      }
    }
    return sums;
  }

  private void judge(List<Seen> seen) {
    long lost = seen.stream().filter(one -> one.hadTarget() && one.status() != 200).count();
    long without = seen.stream().filter(one -> !one.hadTarget()).count();
    System.err.printf(
        "chaos: %d answers, %d without a living target, %d streams cut, %d lost, %d plans%n",
        seen.size(), without, (long) count(seen, End.TOLD_AS_CUT), lost, world.epochs.size());
    assertEquals(List.of(), seen.stream().filter(ChaosIT::isLost).toList());
    assertEquals(Set.of(), world.strayed);
    assertEquals(List.of(), seen.stream().filter(one -> one.end() == End.WRONG).toList());
    assertTrue(count(seen, End.TOLD_AS_CUT) > 0, "some streams were cut");
    assertTrue(without > 0, "some had nowhere to go");
    for (Seen one : seen) {
      if (one.status() == 200) {
        assertTrue(one.mayGo().isEmpty() || one.mayGo().equals(one.region()), one.toString());
        assertTrue(one.end() == End.WHOLE || everDead.contains(one.region()), one.toString());
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
