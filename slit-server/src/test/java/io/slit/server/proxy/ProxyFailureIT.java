package io.slit.server.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.slit.server.TestServers;
import io.slit.server.TwoSites;
import io.slit.server.proxy.StubUpstream.Behaviour;
import io.slit.server.proxy.StubUpstream.Call;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** What becomes of requests whose deployments or callers fail; each test has its own server. */
@Tag("slow")
class ProxyFailureIT {
  private static final String PROMPT = "the-secret-prompt";
  private static final String CHAT =
      "{\"model\":\"llama-3.1-8b\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\""
          + PROMPT
          + "\"}]}";
  private static final String PATH = "/v1/chat/completions";
  private static final List<byte[]> ALL = StubUpstream.pieces(StubUpstream.EVENTS);
  private static final Behaviour WELL = call -> call.stream(ALL, 1);

  @TempDir private Path stateDir;
  private ProxyServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ProxyServer(stateDir, Map.of("upstream_first_byte", "1s", "upstream_idle", "1s"));
    server.eu.does(WELL);
    server.us.does(WELL);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> post(String... headers) throws Exception {
    var request = TestServers.request(server.port(), PATH).POST(BodyPublishers.ofString(CHAT));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return TestServers.send(request);
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** Ways to fail before the first byte, and the status that is left if nobody does better. */
  private static Stream<Arguments> failures() {
    Behaviour limited =
        call -> {
          call.response().getHeaders().put("retry-after", "7");
          call.whole(429, "application/json", "{\"error\":{\"message\":\"slow down\"}}");
        };
    return Stream.of(
        Arguments.of("500", 500, status(500)),
        Arguments.of("503", 503, status(503)),
        Arguments.of("429", 429, limited),
        Arguments.of("401", 502, status(401)),
        Arguments.of("302", 502, status(302)),
        Arguments.of("stall", 504, (Behaviour) call -> {}),
        Arguments.of("headers only", 504, (Behaviour) call -> call.stallAfter(List.of())),
        Arguments.of("half an event", 502, (Behaviour) ProxyFailureIT::halfAnEvent),
        Arguments.of("cut", 502, (Behaviour) Call::cut));
  }

  private static Behaviour status(int status) {
    return call -> call.whole(status, "application/json", "{\"error\":{\"message\":\"no\"}}");
  }

  private static void halfAnEvent(Call call) {
    byte[] half = "data: {\"choices\"".getBytes(StandardCharsets.UTF_8);
    call.cutAfter(List.of(half), "text/event-stream");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void anotherDeploymentAnswers(String name, int status, Behaviour failing) throws Exception {
    server.eu.does(failing);
    for (int i = 0; i < 8; i++) {
      HttpResponse<String> answer = post();
      assertEquals(200, answer.statusCode(), answer.body());
      assertEquals(String.join("", StubUpstream.EVENTS), answer.body());
      assertEquals(TwoSites.US, header(answer, "x-slit-target"));
    }
    assertFalse(server.eu.calls().isEmpty(), "three quarters are the plan's");
    assertTrue(server.eu.calls().size() <= 3, "it was left out: " + server.eu.calls().size());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void theLastOnesStatusIsTold(String name, int status, Behaviour failing) throws Exception {
    server.eu.does(failing);
    server.us.does(failing);
    HttpResponse<String> answer = post();
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals("false", header(answer, "x-should-retry"));
    assertTrue(Integer.parseInt(header(answer, "x-slit-attempts")) >= 2);
    assertTrue(answer.body().startsWith("{\"error\":{"), answer.body());
    assertEquals(status == 429 ? "7000" : "", header(answer, "retry-after-ms"));
    assertFalse(header(answer, "x-slit-decision-id").isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void residencyHoldsWhateverFails(String name, int status, Behaviour failing) throws Exception {
    server.eu.does(failing);
    for (int i = 0; i < 5; i++) {
      assertEquals(status, post("x-slit-residency", "eu").statusCode());
    }
    assertEquals(0, server.us.calls().size());
  }

  @Test
  void aDeploymentThatIsGoneIsLeftOut() throws Exception {
    server.eu.close();
    for (int i = 0; i < 20; i++) {
      assertEquals(200, post().statusCode());
    }
    String metrics = TestServers.get(server.app.managementPort(), "/metrics").body();
    assertTrue(
        metrics.contains("slit_target_admitted{deployment=\"" + TwoSites.EU + "\"} 0.0"), metrics);
    assertTrue(metrics.contains("result=\"unreachable\"} 3.0"), metrics);
    HttpResponse<String> dry = post("x-slit-dry-run", "true");
    assertTrue(dry.body().contains("\"unhealthy\""), dry.body());
    assertEquals(502, post("x-slit-residency", "eu").statusCode());
    assertEquals("fail-open", header(post("x-slit-residency", "eu"), "x-slit-mode"));
  }

  @Test
  void aBrokenStreamEndsWithOneError() throws Exception {
    for (Behaviour breaking :
        List.<Behaviour>of(
            call -> call.cutAfter(broken(), "text/event-stream"),
            call -> call.stallAfter(broken()))) {
      server.eu.does(breaking);
      HttpResponse<String> answer = post("x-slit-only", TwoSites.EU);
      assertEquals(200, answer.statusCode());
      String[] events = answer.body().split("\n\n");
      assertEquals(2, events.length, answer.body());
      assertEquals(StubUpstream.EVENTS.get(0), events[0] + "\n\n");
      assertTrue(events[1].startsWith("data: {\"error\":{\"message\":"), events[1]);
    }
    assertEquals(0, server.us.calls().size());
  }

  /** A whole event, and a part of the next that ends within a character. */
  private static List<byte[]> broken() {
    byte[] next = ALL.get(1);
    return List.of(ALL.get(0), Arrays.copyOf(next, next.length - 10));
  }

  @ParameterizedTest
  @MethodSource("stalls")
  void aCallerThatLeavesCancelsItsRequest(Behaviour stalling) throws Exception {
    server.close();
    server =
        new ProxyServer(
            stateDir.resolve("patient"),
            Map.of("upstream_first_byte", "60s", "upstream_idle", "60s"));
    server.eu.does(stalling);
    try (Socket caller = new Socket("127.0.0.1", server.port())) {
      String head =
          "POST %s HTTP/1.1\r\nHost: x\r\nx-slit-only: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(PATH, TwoSites.EU, CHAT.length());
      caller.getOutputStream().write((head + CHAT).getBytes(StandardCharsets.UTF_8));
      while (server.eu.open() == 0) {
        Thread.onSpinWait();
      }
    }
    assertTrue(server.eu.awaitCancelled(5), "the deployment still works for nobody");
    assertEquals(200, post("x-slit-only", TwoSites.US).statusCode());
  }

  private static Stream<Behaviour> stalls() {
    return Stream.of(call -> {}, call -> call.stallAfter(List.of(ALL.get(0))));
  }

  @Test
  void keysAndPromptsAreInNoLogNoMetricAndNoError() throws Exception {
    ListAppender<ILoggingEvent> logs = new ListAppender<>();
    logs.start();
    Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    root.addAppender(logs);
    server.us.does(call -> call.whole(500, "application/json", echo(call)));
    server.eu.does(call -> call.whole(400, "application/json", echo(call)));
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      HttpResponse<String> answer = post("Authorization", "Bearer callers-key");
      all.append(answer.body()).append(answer.headers());
    }
    all.append(TestServers.get(server.app.managementPort(), "/metrics").body());
    root.detachAppender(logs);
    logs.list.forEach(event -> all.append(event.getFormattedMessage()));
    for (String secret : List.of(ProxyServer.EU_KEY, ProxyServer.US_KEY, "callers-key", PROMPT)) {
      assertFalse(all.toString().contains(secret), secret);
    }
  }

  private static String echo(Call call) {
    return "{\"error\":{\"message\":\"" + call.headers().get("Authorization") + " refused\"}}";
  }

  @Test
  void aThousandStreamsRunAtOnce() throws Exception {
    int streams = 1000;
    server.close();
    server =
        new ProxyServer(
            stateDir.resolve("many"), Map.of("upstream_first_byte", "60s", "upstream_idle", "60s"));
    server.eu.does(call -> call.stallAfter(List.of(ALL.get(0))));
    Socket[] callers = new Socket[streams];
    String head =
        "POST %s HTTP/1.1\r\nHost: x\r\nx-slit-only: %s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(PATH, TwoSites.EU, CHAT.length(), CHAT);
    try {
      for (int i = 0; i < streams; i++) {
        callers[i] = new Socket("127.0.0.1", server.port());
        callers[i].setSoTimeout(20_000);
        callers[i].getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      }
      for (Socket caller : callers) {
        readUntil(caller, "Hi");
      }
      assertEquals(streams, server.eu.open(), "all are open at once");
      assertTrue(Thread.activeCount() < 300, "threads: " + Thread.activeCount());
      List<Call> open = server.eu.calls();
      for (Call call : open) {
        call.rest(ALL.subList(1, ALL.size()));
      }
      for (Socket caller : callers) {
        readUntil(caller, "data: [DONE]\n\n");
      }
    } finally {
      for (Socket caller : callers) {
        if (caller != null) {
          caller.close();
        }
      }
    }
  }

  private static void readUntil(Socket caller, String end) throws Exception {
    InputStream in = caller.getInputStream();
    StringBuilder seen = new StringBuilder();
    while (seen.indexOf(end) < 0) {
      int next = in.read();
      assertTrue(next >= 0, "ended early: " + seen);
      seen.append((char) next);
    }
  }
}
