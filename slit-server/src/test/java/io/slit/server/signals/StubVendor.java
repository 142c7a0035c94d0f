package io.slit.server.signals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A vendor on this machine that answers as told and remembers what it was asked. */
public final class StubVendor implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Function<Asked, Answer> answers = any -> Answer.of(404, "");

  /** A request. */
  public record Asked(String path, String query, Map<String, List<String>> headers) {
    /** Returns the first value of a header. */
    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).get(0);
    }
  }

  /** What to do with a request. */
  public record Answer(int status, String body, Map<String, String> headers, Fault fault) {
    /** How to misbehave. */
    public enum Fault {
      NONE,
      STALLS,
      CUTS
    }

    /** Answers at once. */
    public static Answer of(int status, String body) {
      return new Answer(status, body, Map.of(), Fault.NONE);
    }

    /** Answers well. */
    public static Answer ok(String body) {
      return of(200, body);
    }

    /** Sends the head and the first half of a body, then nothing. */
    public static Answer stalled(String body) {
      return new Answer(200, body, Map.of(), Fault.STALLS);
    }

    /** Sends the first half of a body and closes. */
    public static Answer cut(String body) {
      return new Answer(200, body, Map.of(), Fault.CUTS);
    }

    /** Adds a header. */
    public Answer with(String name, String value) {
      return new Answer(status, body, Map.of(name, value), fault);
    }
  }

  /** Starts on a free port. */
  public StubVendor() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Answers everything so from now on. */
  public void answer(Answer answer) {
    answers = any -> answer;
  }

  /** Answers by what is asked from now on. */
  public void answerBy(Function<Asked, Answer> other) {
    answers = other;
  }

  /** Returns its base address. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Returns what it was asked. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  private void handle(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    Asked one =
        new Asked(
            uri.getPath(),
            uri.getQuery() == null ? "" : uri.getQuery(),
            Map.copyOf(exchange.getRequestHeaders()));
    asked.add(one);
    Answer answer = answers.apply(one);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    boolean whole = answer.fault() == Answer.Fault.NONE;
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(whole ? body : Arrays.copyOf(body, body.length / 2));
    exchange.getResponseBody().flush();
    if (answer.fault() == Answer.Fault.STALLS) {
      awaitClose();
    }
    exchange.close();
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Is gone: connections are refused. */
  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
