package io.slit.server.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A deployment for tests: does what it is told, and remembers what it was sent. */
public final class StubUpstream implements AutoCloseable {
  /** Events of a short answer, the last with usage. */
  public static final List<String> EVENTS =
      List.of(
          "data:"
              + " {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"Hi\"}}]}\n\n",
          "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" th\u00e9re"
              + " \u20ac \ud83d\ude80\"}}]}\n\n",
          "data:"
              + " {\"id\":\"c\",\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":3,\"total_tokens\":14}}\n\n",
          "data: [DONE]\n\n");

  /** A short answer as a whole. */
  public static final String WHOLE =
      "{\"id\":\"c\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hi\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":3,\"total_tokens\":14}}";

  /** What it does with a request. */
  @FunctionalInterface
  public interface Behaviour {
    /** Answers. */
    void answer(Call call);
  }

  /** One request, read. */
  public record Call(
      String target,
      HttpFields headers,
      String body,
      Request request,
      Response response,
      Callback callback,
      Server server) {
    /** Answers as a whole. */
    public void whole(int status, String contentType, String text) {
      response.setStatus(status);
      response.getHeaders().put("Content-Type", contentType);
      response.write(true, bytes(text), callback);
    }

    /** Sends pieces with a pause between them, then ends. */
    public void stream(List<byte[]> pieces, long pauseMillis) {
      response.getHeaders().put("Content-Type", "text/event-stream; charset=utf-8");
      piece(pieces, 0, pauseMillis, () -> response.write(true, ByteBuffer.allocate(0), callback));
    }

    /** Sends pieces, then breaks the connection. */
    public void cutAfter(List<byte[]> pieces, String contentType) {
      response.getHeaders().put("Content-Type", contentType);
      piece(pieces, 0, 5, this::cut);
    }

    /** Breaks the connection. */
    public void cut() {
      request.getConnectionMetaData().getConnection().getEndPoint().close();
      callback.failed(new EofException("cut"));
    }

    /** Sends more pieces of an answer that stalled, then ends. */
    public void rest(List<byte[]> pieces) {
      piece(pieces, 0, 0, () -> response.write(true, ByteBuffer.allocate(0), callback));
    }

    /** Sends pieces, then nothing more. */
    public void stallAfter(List<byte[]> pieces) {
      response.getHeaders().put("Content-Type", "text/event-stream");
      piece(pieces, 0, 5, () -> {});
    }

    private void piece(List<byte[]> pieces, int at, long pauseMillis, Runnable then) {
      if (at == pieces.size()) {
        then.run();
        return;
      }
      Runnable next = () -> piece(pieces, at + 1, pauseMillis, then);
      response.write(
          false,
          ByteBuffer.wrap(pieces.get(at)),
          Callback.from(
              () -> server.getScheduler().schedule(next, pauseMillis, TimeUnit.MILLISECONDS),
              callback::failed));
    }
  }

  /** Every event as a piece. */
  public static List<byte[]> pieces(List<String> events) {
    return events.stream().map(event -> event.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private final Server server;
  private final ServerConnector connector;
  private final int port;
  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
  private final AtomicInteger open = new AtomicInteger();
  private volatile Behaviour behaviour;

  /** Starts on a free port. */
  public StubUpstream() throws Exception {
    this(0);
  }

  /** Starts on a port. */
  public StubUpstream(int wanted) throws Exception {
    this(wanted, call -> call.whole(200, "application/json", WHOLE));
  }

  /** Starts on a port, and does something from the first request on. */
  public StubUpstream(int wanted, Behaviour first) throws Exception {
    behaviour = first;
    QueuedThreadPool threads = new QueuedThreadPool(16, 4);
    threads.setDaemon(true);
    server = new Server(threads);
    connector = new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    connector.setPort(wanted);
    connector.setReuseAddress(true);
    connector.setAcceptQueueSize(4096);
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            open.incrementAndGet();
            Request.addCompletionListener(request, cause -> open.decrementAndGet());
            Bytes.read(request, 64 << 20, (body, cause) -> read(body, request, response, callback));
            return true;
          }
        });
    server.start();
    this.port = connector.getLocalPort();
  }

  private void read(byte[] body, Request request, Response response, Callback callback) {
    Call call =
        new Call(
            request.getHttpURI().getPathQuery(),
            HttpFields.build(request.getHeaders()).asImmutable(),
            new String(body, StandardCharsets.UTF_8),
            request,
            response,
            callback,
            server);
    calls.add(call);
    behaviour.answer(call);
  }

  /** Changes what it does, and forgets what it was sent. */
  public StubUpstream does(Behaviour other) {
    behaviour = other;
    calls.clear();
    return this;
  }

  /** Returns what it was sent since. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Returns requests in work. */
  public int open() {
    return open.get();
  }

  /** Waits until the proxy has closed the connection of the one open request. */
  public boolean awaitCancelled(long seconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < end) {
      for (Call call : calls) {
        if (isClosed(call)) {
          return true;
        }
      }
      Thread.onSpinWait();
    }
    return false;
  }

  private static boolean isClosed(Call call) {
    try {
      return call.request()
              .getConnectionMetaData()
              .getConnection()
              .getEndPoint()
              .fill(BufferUtil.allocate(8))
          < 0;
    } catch (IOException e) {
      return true;
    }
  }

  /** Returns its port, also when it is closed. */
  public int port() {
    return port;
  }

  /** Returns its address. */
  public String endpoint() {
    return "http://127.0.0.1:" + port + "/v1";
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The stub could not be stopped.", e);
    }
  }
}
