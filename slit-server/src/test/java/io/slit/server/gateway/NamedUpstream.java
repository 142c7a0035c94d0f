package io.slit.server.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** An upstream that answers with its name and with what it was asked. */
final class NamedUpstream implements AutoCloseable {
  static {
    // else head and body of an answer, which are written apart, wait 40 ms for each other
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final String name;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicReference<String> lastDecision = new AtomicReference<>("");

  NamedUpstream(String name) throws IOException {
    this.name = name;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    count.incrementAndGet();
    String decision = exchange.getRequestHeaders().getFirst("x-slit-decision-id");
    lastDecision.set(decision == null ? "" : decision);
    String text =
        "%s %s %s %d"
            .formatted(name, exchange.getRequestMethod(), exchange.getRequestURI(), body.length);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  int count() {
    return count.get();
  }

  /** Returns the decision that the last request came with, or nothing. */
  String lastDecision() {
    return lastDecision.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
