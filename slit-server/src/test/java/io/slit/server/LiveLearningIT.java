package io.slit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.predictor.artifact.ArtifactServingPredictor;
import io.slit.server.bench.TelemetryFeed;
import io.slit.server.models.ModelStore;
import io.slit.server.planning.World;
import io.slit.server.telemetry.store.TelemetryStore;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running server learns: over real ports, with a plan every second. */
class LiveLearningIT {
  private static final long SECONDS_TO_WAIT = 120;
  private static final String REQUEST = "{\"model\":\"llama-3.1-8b\",\"task\":\"chat\"}";

  @TempDir private Path state;
  private SlitApplication app;

  @BeforeEach
  void start() throws Exception {
    app = Worldwide.startReady(state, Map.of("search_budget", "100", "replay_speed", "300"));
  }

  @AfterEach
  void stop() {
    app.close();
  }

  private static String field(String body, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(body);
    assertTrue(matcher.find(), body);
    return matcher.group(1);
  }

  private HttpResponse<String> route() throws Exception {
    return TestServers.post(app.port(), "/v1/route", REQUEST);
  }

  private static String modelId(String body) {
    return field(body, "\"model_id\"\\s*:\\s*\"([^\"]+)\"");
  }

  private static double quality(String body) {
    return Double.parseDouble(field(body, "\"quality\"\\s*:\\s*([0-9.eE-]+)"));
  }

  private void feedASlowSite() {
    World world = World.source(Worldwide.SCENARIO).load();
    ArtifactServingPredictor champion =
        new ArtifactServingPredictor(ModelStore.open(state).loadCurrent().orElseThrow());
    String slow = world.fleet().sites().get(0).id().value();
    TelemetryStore.of(state)
        .writeImported(
            "feed",
            "%016x".formatted(1),
            new TelemetryFeed(world.fleet(), champion, site -> site.equals(slow) ? 1.4 : 1, 5)
                .rows(0, 12_000, Instant.parse("2023-07-01T00:00:00Z"), 60));
  }

  @Test
  void changesTheModelWhileRequestsAreRoutedWithoutAFailure() throws Exception {
    String before = modelId(route().body());
    feedASlowSite();
    List<String> failures = new CopyOnWriteArrayList<>();
    AtomicInteger answered = new AtomicInteger();
    CountDownLatch changed = new CountDownLatch(1);
    AtomicBoolean enough = new AtomicBoolean();
    Thread caller =
        new Thread(
            () -> {
              while (!enough.get()) {
                try {
                  HttpResponse<String> answer = route();
                  if (answer.statusCode() == 200) {
                    if (!modelId(answer.body()).equals(before)) {
                      changed.countDown();
                    }
                    answered.incrementAndGet();
                  } else {
                    failures.add(answer.body());
                  }
                } catch (Exception e) {
                  failures.add(String.valueOf(e));
                }
              }
            });
    caller.start();
    CommandRun run =
        CommandRun.of(
            "retrain",
            "--scenario",
            Worldwide.SCENARIO.toString(),
            "--state-dir",
            state.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("Promoted"), run.out());
    assertTrue(changed.await(SECONDS_TO_WAIT, TimeUnit.SECONDS), "a decision by the new model");
    enough.set(true);
    caller.join();
    assertEquals(List.of(), failures);
    assertTrue(answered.get() > 100, "requests answered: " + answered);
    String after = modelId(route().body());
    assertNotEquals(before, after);
    assertEquals(ModelStore.open(state).findCurrentId().orElseThrow(), after);
  }

  /** A published score counts as much as fifty scores of callers. */
  @Test
  void scoresInOutcomesChangeTheQualityThatDecisionsTell() throws Exception {
    double published = quality(route().body());
    for (int i = 0; i < 50; i++) {
      String decision = field(route().body(), "\"decision_id\"\\s*:\\s*\"([0-9a-f]+)\"");
      HttpResponse<String> stored =
          TestServers.post(
              app.port(),
              "/v1/outcomes",
              "{\"decision_id\":\"%s\",\"ttft_ms\":180,\"tpot_ms\":21,\"input_tokens\":500,\"output_tokens\":187,\"quality\":0}"
                  .formatted(decision));
      assertEquals(200, stored.statusCode(), stored.body());
    }
    double expected = published / 2;
    double now = published;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_WAIT);
    while (Math.abs(now - expected) > 1e-3 && System.nanoTime() < end) {
      now = quality(route().body());
    }
    assertEquals(expected, now, 1e-3);
  }
}
