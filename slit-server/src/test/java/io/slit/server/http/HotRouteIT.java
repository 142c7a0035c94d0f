package io.slit.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.SlitApplication;
import io.slit.server.TestServers;
import io.slit.server.TwoSites;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way before Javalin, and from there to Javalin, as bytes on a socket. */
class HotRouteIT {
  private static final String BODY =
      "{\"model\":\"llama-3.1-8b\",\"request_id\":\"r\",\"explain\":false}";

  @TempDir private static Path stateDir;
  private static SlitApplication app;

  @BeforeAll
  static void start() throws Exception {
    app = TestServers.startReady(stateDir);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static String head(String more) {
    return "POST /v1/route HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        + more
        + "\r\n";
  }

  /** Sends parts one after the other and returns all that comes back. */
  private static String raw(String... parts) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", app.port());
        InputStream in = socket.getInputStream()) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      for (String part : parts) {
        out.write(part.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        LockSupport.parkNanos(Duration.ofMillis(30).toNanos()); // so that parts come apart
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String closing(int length) {
    return head("Connection: close\r\nContent-Length: " + length + "\r\n");
  }

  private static void assertRouted(String answer) {
    assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    assertTrue(answer.contains("\"request_id\":\"r\""), answer);
  }

  @Test
  void aBodyIsReadHoweverItComes() throws Exception {
    int length = BODY.length();
    assertRouted(raw(closing(length) + BODY));
    assertRouted(raw(closing(length), BODY));
    assertRouted(raw(closing(length) + BODY.substring(0, 7), BODY.substring(7)));
    assertRouted(
        raw(closing(length) + BODY.substring(0, 1), BODY.substring(1, 20), BODY.substring(20)));
    assertRouted(
        raw(
            head("Connection: close\r\nTransfer-Encoding: chunked\r\n"),
            Integer.toHexString(length) + "\r\n" + BODY + "\r\n0\r\n\r\n"));
    String padded = BODY.replace("}", ",\"x\":\"" + "y".repeat(HotRoute.MOST_BYTES) + "\"}");
    assertRouted(raw(closing(padded.length()) + padded));
  }

  @Test
  void aConnectionServesHotAndOtherRequestsInTurn() throws Exception {
    String hot = head("Content-Length: " + BODY.length() + "\r\n") + BODY;
    String other = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
    String answers = raw(hot + hot + other + hot + closing(BODY.length()) + BODY);
    assertEquals(5, answers.split("HTTP/1.1 200", -1).length - 1, answers);
  }

  @Test
  void problemsAreTheSameOnBothWays() throws Exception {
    String bad = "{\"model\":5}";
    String hot = raw(closing(bad.length()) + bad);
    String slow = raw(closing(bad.length()) + bad.substring(0, 3), bad.substring(3));
    for (String answer : List.of(hot, slow)) {
      assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
      assertTrue(answer.contains("application/problem+json"), answer);
    }
    assertEquals(hot.substring(hot.indexOf("\r\n\r\n")), slow.substring(slow.indexOf("\r\n\r\n")));
  }

  @Test
  void plansChangeUnderLoadAndNoRequestFails() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger plans = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(5);
    try {
      Future<?> swaps =
          threads.submit(
              () -> {
                while (!stop.get()) {
                  app.plans()
                      .publish(
                          TwoSites.scenario()
                              .compiler()
                              .compile(TwoSites.plan("swap-" + plans.incrementAndGet())));
                  LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
              });
      List<Future<Integer>> callers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        callers.add(threads.submit(caller(stop)));
      }
      while (plans.get() < 100) {
        LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      }
      stop.set(true);
      swaps.get();
      int answered = 0;
      for (Future<Integer> one : callers) {
        answered += one.get();
      }
      System.err.printf("%d requests under %d plans, none failed%n", answered, plans.get());
      assertTrue(answered > plans.get(), answered + " requests");
    } finally {
      stop.set(true);
      threads.shutdownNow();
    }
  }

  /** Sends the request on one connection until told to stop; fails if an answer is not 200. */
  private static Callable<Integer> caller(AtomicBoolean stop) {
    byte[] request =
        (head("Content-Length: " + BODY.length() + "\r\n") + BODY)
            .getBytes(StandardCharsets.US_ASCII);
    return () -> {
      int answered = 0;
      try (Socket socket = new Socket("127.0.0.1", app.port())) {
        InputStream in = socket.getInputStream();
        while (!stop.get()) {
          socket.getOutputStream().write(request);
          String head = readHead(in);
          assertTrue(head.startsWith("HTTP/1.1 200"), head);
          int at = head.toLowerCase(java.util.Locale.ROOT).indexOf("content-length:");
          int end = head.indexOf("\r\n", at);
          in.skipNBytes(Integer.parseInt(head.substring(at + 15, end).strip()));
          answered++;
        }
      }
      return answered;
    };
  }

  private static String readHead(InputStream in) throws Exception {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      assertTrue(c >= 0, "The server closed the connection after: " + head);
      head.append((char) c);
    }
    return head.toString();
  }
}
