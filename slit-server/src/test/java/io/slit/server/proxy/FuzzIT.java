package io.slit.server.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.slit.server.TestServers;
import io.slit.server.proxy.FuzzRequests.Made;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Two thousand requests, many of them nonsense, on both ports of a server with keys. */
class FuzzIT {
  private static final long SEED = Long.getLong("slit.fuzz.seed", 20230710);
  private static final int REQUESTS = 2000;
  private static final int LONGEST_MILLIS = 5000;
  private static final String ANSWER = "CANARYANSWER1134";
  private static final List<String> NOWHERE =
      List.of(FuzzRequests.PROMPT, FuzzRequests.KEY, ProxyServer.EU_KEY, ProxyServer.US_KEY);

  @TempDir private Path stateDir;

  private final ListAppender<ILoggingEvent> logs = new ListAppender<>();
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();

  @Test
  void nothingBreaksHangsOrLeaks() throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    Level before = root.getLevel();
    root.setLevel(Level.INFO);
    logs.start();
    root.addAppender(logs);
    String answers;
    try (ProxyServer server = new ProxyServer(stateDir, Map.of("api_keys", keys()))) {
      String said = StubUpstream.WHOLE.replace("Hi", ANSWER);
      server.eu.does(call -> call.whole(200, "application/json", said));
      server.us.does(call -> call.stream(StubUpstream.pieces(StubUpstream.EVENTS), 0));
      answers = fuzz(server);
    } finally {
      root.detachAppender(logs);
      root.setLevel(before);
    }
    System.err.println("statuses of the fuzzed requests, seed " + SEED + ": " + statuses);
    assertEquals(List.of(), faults);
    assertTrue(statuses.getOrDefault(200, 0) > 250, "too few were good: " + statuses);
    assertTrue(statuses.getOrDefault(400, 0) > 300, "too few were bad: " + statuses);
    assertTrue(answers.contains(ANSWER), "answers of deployments are passed on");
    holdsNoSecret("answers and metrics", answers);
    holdsNoSecret("logs", logged());
    storeHoldsNoSecret();
  }

  private static String keys() throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(FuzzRequests.KEY.getBytes(StandardCharsets.UTF_8));
    return "admin:" + HexFormat.of().formatHex(hash);
  }

  private String fuzz(ProxyServer server) throws Exception {
    FuzzRequests requests = new FuzzRequests(SEED);
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < REQUESTS; i++) {
      Made request = requests.next();
      int port = i % 3 == 2 ? server.app.managementPort() : server.port();
      String answer = answer(port, request, i);
      int status = answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
      statuses.merge(status, 1, Integer::sum);
      if (status >= 500 && status != 505) { // which is right for another version of HTTP
        faults.add(request + "\n" + answer);
      }
      all.append(answer);
    }
    all.append(scrape(server));
    return all.toString();
  }

  /** Sends a request, and reads all there is until the other side closes. */
  private static String answer(int port, Made request, int number) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(LONGEST_MILLIS);
      send(socket, request);
      InputStream in = socket.getInputStream();
      StringBuilder seen = new StringBuilder();
      byte[] some = new byte[8192];
      try {
        for (int n = in.read(some); n >= 0; n = in.read(some)) {
          seen.append(new String(some, 0, n, StandardCharsets.ISO_8859_1));
        }
      } catch (SocketException reset) {
        return seen.toString();
      } catch (IOException late) {
        throw new AssertionError("Request %d hangs: %s".formatted(number, request), late);
      }
      return seen.toString();
    }
  }

  /** A server may refuse a request and close before it has all been sent. */
  private static void send(Socket socket, Made request) throws IOException {
    try {
      socket.getOutputStream().write(request.bytes());
      if (!request.whole()) {
        socket.shutdownOutput();
      }
    } catch (SocketException closed) {
      return;
    }
  }

  private static String scrape(ProxyServer server) throws Exception {
    var request = TestServers.request(server.app.managementPort(), "/metrics");
    var answer = TestServers.send(request.header("Authorization", "Bearer " + FuzzRequests.KEY));
    assertEquals(200, answer.statusCode());
    return answer.body();
  }

  private String logged() {
    StringBuilder all = new StringBuilder();
    for (ILoggingEvent event : new ArrayList<>(logs.list)) {
      all.append(event.getFormattedMessage()).append(event.getMDCPropertyMap()).append('\n');
      if (event.getThrowableProxy() != null) {
        all.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }
    return all.toString();
  }

  private static void holdsNoSecret(String where, String text) {
    for (String secret : NOWHERE) {
      int at = text.indexOf(secret);
      String around = at < 0 ? "" : text.substring(Math.max(0, at - 200), at + secret.length());
      assertEquals(-1, at, () -> where + ": " + around);
    }
  }

  private void storeHoldsNoSecret() throws IOException {
    try (Stream<Path> paths = Files.walk(stateDir)) {
      List<Path> files = paths.filter(Files::isRegularFile).toList();
      assertTrue(files.stream().anyMatch(file -> file.toString().endsWith(".parquet")));
      for (Path file : files) {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        holdsNoSecret(file.toString(), text);
        assertFalse(text.contains(ANSWER), file.toString());
        for (int at = text.indexOf("\u001f\u008b\b"); at >= 0; ) {
          holdsNoSecret(file.toString(), unpacked(bytes, at));
          at = text.indexOf("\u001f\u008b\b", at + 1);
        }
      }
    }
  }

  private static String unpacked(byte[] bytes, int at) throws IOException {
    InputStream packed = new ByteArrayInputStream(bytes, at, bytes.length - at);
    try (InputStream in = new GZIPInputStream(packed)) {
      StringBuilder text = new StringBuilder();
      try {
        for (int next = in.read(); next >= 0; next = in.read()) {
          text.append((char) next);
        }
      } catch (java.util.zip.ZipException | java.io.EOFException end) {
        return text.toString(); // another page, or none, follows it
      }
      return text.toString();
    }
  }
}
