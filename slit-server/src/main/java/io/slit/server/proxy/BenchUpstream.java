package io.slit.server.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * A deployment to measure the proxy with: answers as a header of the request asks for. {@code
 * x-bench-wait-ms} passes before the answer; it has {@code x-bench-events} events, {@code
 * x-bench-gap-ms} apart, or is JSON if there are none.
 */
public final class BenchUpstream extends Handler.Abstract.NonBlocking {
  private static final int MOST_BYTES = 1 << 24;
  private static final byte[] EVENT =
      "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"word\"}}]}\n\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] WHOLE =
      "{\"id\":\"c\",\"object\":\"chat.completion\",\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":3}}"
          .getBytes(StandardCharsets.US_ASCII);

  private BenchUpstream() {}

  /** Starts one on a free loopback port, and returns the port. */
  public static int listen() {
    Server server = new Server();
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new BenchUpstream());
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("The deployment could not be started.", e);
    }
    return connector.getLocalPort();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Bytes.read(
        request,
        MOST_BYTES,
        (body, cause) -> {
          if (cause == null) {
            later(
                request,
                number(request, "x-bench-wait-ms"),
                () -> answer(request, response, callback));
          } else {
            callback.failed(cause);
          }
        });
    return true;
  }

  private static int number(Request request, String name) {
    String text = request.getHeaders().get(name);
    return text == null ? 0 : Integer.parseInt(text);
  }

  private static void later(Request request, int millis, Runnable then) {
    if (millis == 0) {
      then.run();
    } else {
      request.getComponents().getScheduler().schedule(then, millis, TimeUnit.MILLISECONDS);
    }
  }

  private static void answer(Request request, Response response, Callback callback) {
    int events = number(request, "x-bench-events");
    if (events == 0) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, WHOLE.length);
      response.write(true, ByteBuffer.wrap(WHOLE), callback);
      return;
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
    event(request, response, callback, events);
  }

  private static void event(Request request, Response response, Callback callback, int left) {
    if (left == 1) {
      response.write(true, ByteBuffer.wrap(DONE), callback);
      return;
    }
    Runnable next =
        () ->
            later(
                request,
                number(request, "x-bench-gap-ms"),
                () -> event(request, response, callback, left - 1));
    response.write(false, ByteBuffer.wrap(EVENT), Callback.from(next, callback::failed));
  }
}
