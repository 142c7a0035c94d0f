package io.slit.server.telemetry.scraping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.slit.server.telemetry.scraping.ScrapeRound.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ScrapeRoundTest {
  private static final URI ENGINE = URI.create("http://engine.example/metrics");
  private static final URI GPUS = URI.create("http://gpus.example/metrics");
  private static final Instant AT = Instant.parse("2023-07-10T12:00:00Z");

  private final Map<URI, String> answers = new HashMap<>();
  private final ScrapeRound round =
      new ScrapeRound(
          List.of(
              new ScrapeTarget(Scrapes.deployment(), List.of(ENGINE), List.of(GPUS), Set.of("0"))),
          this::answer);

  private CompletableFuture<String> answer(URI address) {
    String text = answers.get(address);
    return text == null
        ? CompletableFuture.failedFuture(new IOException("refused"))
        : CompletableFuture.completedFuture(text);
  }

  private Outcome run(int minute) {
    return round.run(60.0 * minute, AT.plusSeconds(60L * minute));
  }

  @Test
  void aMissedRoundMakesTheNextRowLonger() {
    answers.put(ENGINE, Scrapes.engine(0));
    answers.put(GPUS, Scrapes.gpus("0", 300));
    assertEquals(List.of(), run(0).rows());
    answers.remove(ENGINE);
    Outcome missed = run(1);
    assertEquals(List.of(), missed.rows());
    assertEquals(
        Map.of(ENGINE.toString(), "does not answer: java.io.IOException: refused"),
        missed.problems());
    answers.put(ENGINE, Scrapes.engine(120));
    answers.put(GPUS, Scrapes.gpus("36000000", 300));
    Outcome outcome = run(2);
    assertEquals(1, outcome.rows().size());
    assertEquals(OptionalLong.of(120), outcome.rows().get(0).measured().more().requests());
    assertEquals(300, outcome.rows().get(0).measured().more().powerW().orElseThrow(), 1e-9);
    assertEquals(Map.of(), outcome.problems());
  }

  @Test
  void withoutTheExporterTheEnergyIsUnknownAndTheRestStays() {
    answers.put(ENGINE, Scrapes.engine(0));
    run(0);
    answers.put(ENGINE, Scrapes.engine(60));
    Outcome outcome = run(1);
    assertTrue(outcome.rows().get(0).measured().energyWh().isEmpty());
    assertEquals(Set.of(GPUS.toString()), outcome.problems().keySet());
  }

  @Test
  void garbageIsAProblemOfItsAddress() {
    answers.put(ENGINE, "vllm:a{");
    assertEquals("line 1 is no line of Prometheus text", run(0).problems().get(ENGINE.toString()));
  }

  private static HttpServer server() throws IOException {
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  private static URI address(HttpServer server, String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static Throwable failure(HttpFetch fetch, URI address) {
    return assertThrows(CompletionException.class, () -> fetch.get(address).join()).getCause();
  }

  @Test
  void fetchesWithinItsTimeAndSize() throws Exception {
    HttpServer server = server();
    CountDownLatch end = new CountDownLatch(1);
    server.setExecutor(task -> new Thread(task).start());
    server.createContext(
        "/metrics",
        exchange -> {
          byte[] body = Scrapes.engine(3).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.createContext(
        "/never",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('v');
          exchange.getResponseBody().flush();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    server.createContext(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] part = new byte[1 << 20];
          try {
            for (int i = 0; i < 64; i++) {
              exchange.getResponseBody().write(part);
            }
          } finally {
            exchange.close();
          }
        });
    server.start();
    try {
      HttpFetch fetch = new HttpFetch(Duration.ofMillis(2000));
      assertEquals(Scrapes.engine(3), fetch.get(address(server, "/metrics")).join());
      assertTrue(failure(fetch, address(server, "/none")).getMessage().contains("status 404"));
      assertTrue(
          failure(fetch, address(server, "/endless")).getMessage().contains("more than 16777216"));
      HttpFetch hasty = new HttpFetch(Duration.ofMillis(50));
      assertTrue(
          failure(hasty, address(server, "/never")).getClass().getSimpleName().contains("Timeout"));
    } finally {
      end.countDown();
      server.stop(0);
    }
  }
}
