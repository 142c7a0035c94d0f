package io.slit.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.config.ApiKey;
import io.slit.server.config.Role;
import io.slit.server.http.Gate.Admission;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys that come again and again on one connection to a real Jetty. */
class ConnectionGateIT {
  private final Gate gate = new Gate(List.of(key("first", Role.ROUTE)));
  private final ConnectionGate connections = new ConnectionGate(gate, Role.ROUTE);
  private final Set<HttpField> headers =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  private static ApiKey key(String key, Role role) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
      return new ApiKey(Set.of(role), HexFormat.of().formatHex(hash));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() throws Exception {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract.NonBlocking() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            headers.add(request.getHeaders().getField(HttpHeader.AUTHORIZATION));
            Admission admission = connections.admit(request);
            response.setStatus(admission.refusal() == null ? 200 : admission.refusal().status());
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
            response.write(true, null, callback);
            return true;
          }
        });
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  /** A connection that is kept. */
  private final class Caller implements Closeable {
    private final Socket socket;

    Caller() throws Exception {
      this.socket = new Socket("127.0.0.1", connector.getLocalPort());
    }

    int status(String key) throws Exception {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("GET / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + key + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int c = in.read();
        assertTrue(c >= 0, head.toString());
        head.append((char) c);
      }
      return Integer.parseInt(head.substring(9, 12));
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** What is saved hangs on this habit of Jetty; what is safe does not. */
  @Test
  void theHeaderOfAConnectionIsTheSameObjectAgain() throws Exception {
    try (Caller caller = new Caller()) {
      for (int i = 0; i < 5; i++) {
        assertEquals(200, caller.status("first"));
      }
    }
    assertEquals(1, headers.size());
  }

  @Test
  void anotherKeyOnTheSameConnectionIsLookedAt() throws Exception {
    gate.replace(List.of(key("first", Role.ROUTE), key("second", Role.TELEMETRY)));
    try (Caller caller = new Caller()) {
      for (int i = 0; i < 3; i++) {
        assertEquals(200, caller.status("first"));
        assertEquals(401, caller.status("fires"));
        assertEquals(403, caller.status("second"));
        assertEquals(401, caller.status("unknown"));
      }
      assertEquals(200, caller.status("first"));
    }
  }

  @Test
  void keysThatAreReplacedNoLongerPassOnOpenConnections() throws Exception {
    try (Caller caller = new Caller();
        Caller other = new Caller()) {
      assertEquals(200, caller.status("first"));
      assertEquals(401, other.status("second"));
      gate.replace(List.of(key("second", Role.ROUTE)));
      assertEquals(401, caller.status("first"));
      assertEquals(200, other.status("second"));
      gate.replace(List.of(key("first", Role.ROUTE)));
      assertEquals(200, caller.status("first"));
      assertEquals(401, other.status("second"));
    }
  }
}
