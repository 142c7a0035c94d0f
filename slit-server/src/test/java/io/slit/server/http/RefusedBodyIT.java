package io.slit.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.SlitApplication;
import io.slit.server.TestServers;
import io.slit.server.TwoSites;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that are refused while their bodies still come: a connection that is closed on bytes on
 * their way takes the answer with it.
 */
class RefusedBodyIT {
  private static final int MOST_BYTES = 1024;
  private static final int SILENCE_MILLIS = 100;
  private static final String KEY_SHA_256 =
      "7d1a54127b222502f5b79b5fb0803061152a44f92b37e23c6527baf665d4da9a"; // of abcdefg

  @TempDir private Path state;
  private SlitApplication app;

  @BeforeEach
  void start() throws Exception {
    Map<String, String> settings =
        Map.of("api_keys", "admin:" + KEY_SHA_256, "max_body_bytes", "" + MOST_BYTES);
    app = TestServers.start(state, settings, TwoSites::plan);
    TestServers.awaitReady(app.port());
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/route", "/v1/chat/completions", "/v1/outcomes", "/v1/route:batch"})
  void answersWhenAllOfTheBodyHasCome(String path) throws Exception {
    byte[] large = "y".repeat(MOST_BYTES + 1).getBytes(StandardCharsets.US_ASCII);
    String declared = "Content-Length: %d\r\n".formatted(large.length);
    assertRefusedLate(413, path, "Authorization: Bearer abcdefg\r\n" + declared, large);
    assertRefusedLate(401, path, "Authorization: Bearer wrong\r\n" + declared, large);
    byte[] chunks = ("401\r\n" + "y".repeat(0x401) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    String chunked = "Authorization: Bearer abcdefg\r\nTransfer-Encoding: chunked\r\n";
    byte[] end = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    assertRefusedLate(413, path, chunked, chunks, end);
  }

  @ParameterizedTest
  @CsvSource({"/v1/nothing, 404", "/v1/plan, 405"})
  void whatNoRouteTakesIsRefusedWhenItsBodyHasCome(String path, int status) throws Exception {
    assertRefusedLate(status, path, "Content-Length: 2\r\n", "{}".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anAdminsCallIsRefusedWhenItsBodyHasCome() throws Exception {
    assertRefusedLate(
        401,
        "/v1/plans/x:activate",
        "Content-Length: 2\r\n",
        "{}".getBytes(StandardCharsets.UTF_8));
  }

  /** All parts but the last are sent at once; nothing may come back before the last. */
  private void assertRefusedLate(int status, String path, String headers, byte[]... parts)
      throws Exception {
    int port = path.endsWith(":activate") ? app.managementPort() : app.port();
    try (Socket socket = open(port, path, headers)) {
      for (byte[] part : parts) {
        socket.setSoTimeout(SILENCE_MILLIS);
        assertThrows(SocketTimeoutException.class, socket.getInputStream()::read, path);
        socket.getOutputStream().write(part);
      }
      assertEquals(status, status(socket), path);
    }
  }

  private static Socket open(int port, String path, String headers) throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    String head = "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n%s\r\n";
    socket
        .getOutputStream()
        .write(head.formatted(path, headers).getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static int status(Socket socket) throws IOException {
    socket.setSoTimeout(10_000);
    InputStream in = socket.getInputStream();
    String line = new String(in.readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
    assertTrue(line.startsWith("HTTP/1.1 "), line);
    return Integer.parseInt(line.substring(9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/route", "/v1/chat/completions"})
  void whoAsksFirstIsToldAtOnce(String path) throws Exception {
    for (String headers :
        new String[] {
          "Expect: 100-continue\r\nContent-Length: 5000\r\n", "Content-Length: 99999999\r\n"
        }) {
      try (Socket socket = open(app.port(), path, "Authorization: Bearer abcdefg\r\n" + headers)) {
        assertEquals(413, status(socket), path);
      }
    }
  }
}
