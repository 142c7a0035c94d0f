package io.slit.server.http;

import io.javalin.Javalin;
import io.slit.server.config.ApiKey;
import io.slit.server.config.Listen;
import io.slit.server.proxy.Proxy;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Servers to measure against each other, on free loopback ports: ours, and bare ones. */
public final class BenchServers {
  private static final String HOST = "127.0.0.1";
  private static final int MAX_BODY_BYTES = 1 << 20;

  private BenchServers() {}

  /** Starts a data port as servers have it, for callers who bring a key. */
  public static int slit(ApiKey key, RouteService routing) {
    return HttpServers.startData(
        new Listen(HOST, 0, 0, MAX_BODY_BYTES, List.of(key)), routing, Optional.empty());
  }

  /** Starts a data port as servers have it with a proxy, for anybody. */
  public static int proxy(RouteService routing, Proxy proxy) {
    Listen listen = new Listen(HOST, 0, 0, MAX_BODY_BYTES, List.of());
    return HttpServers.startData(listen, routing, Optional.of(proxy));
  }

  /** Starts Javalin as it comes, with one route that reads the body and answers fixed JSON. */
  public static int javalin(byte[] answer) {
    return Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.routes.post(
                  "/v1/route",
                  ctx -> {
                    ctx.bodyAsBytes();
                    ctx.contentType(Answer.JSON).result(answer);
                  });
            })
        .start(HOST, 0)
        .port();
  }

  /** Starts Jetty with one handler that reads the body and answers fixed JSON. */
  public static int jetty(byte[] answer) {
    QueuedThreadPool threads =
        new QueuedThreadPool(HttpServers.MAX_THREADS, HttpServers.MIN_THREADS);
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(HOST);
    server.addConnector(connector);
    server.setHandler(new Fixed(answer));
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("Jetty could not be started.", e);
    }
    return connector.getLocalPort();
  }

  /** Reads what has come of the body and answers fixed JSON. */
  private static final class Fixed extends Handler.Abstract.NonBlocking {
    private final byte[] answer;

    Fixed(byte[] answer) {
      this.answer = answer;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Content.Chunk chunk = request.read();
      if (chunk != null) {
        chunk.release();
      }
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, Answer.JSON);
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.length);
      response.write(true, ByteBuffer.wrap(answer), callback);
      return true;
    }
  }
}
