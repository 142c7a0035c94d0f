package io.slit.server.http;

import io.slit.server.config.Role;
import io.slit.server.http.Gate.Admission;
import io.slit.server.json.DecisionWriter;
import io.slit.server.json.DecisionWriter.Item;
import io.slit.server.json.HttpProblem;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code POST /v1/route} on the thread that read it, before Javalin.
 *
 * <p>It takes only what it can answer without blocking: a request whose whole body, at most {@value
 * #MOST_BYTES} bytes, has come with its headers. Keys, content type, size and metrics are the same
 * as everywhere. All other requests go on to Javalin on a thread of the pool, with the part of the
 * body that was looked at.
 */
final class HotRoute extends Handler.Wrapper {
  /** The largest body that is parsed on the thread that reads. */
  static final int MOST_BYTES = 16 * 1024;

  private static final String PATH = "/v1/route";
  private static final HttpField JSON =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Answer.JSON);

  private final ConnectionGate gate;
  private final RouteService service;
  private final Limits limits;

  /** The largest body that is read at all. */
  record Limits(int maxBodyBytes) {}

  private HotRoute(Gate gate, RouteService service, Limits limits) {
    this.gate = new ConnectionGate(gate, Role.ROUTE);
    this.service = service;
    this.limits = limits;
  }

  /** Puts itself before all other handlers as soon as those are known, when the server starts. */
  static LifeCycle.Listener insertedAtStart(Gate gate, RouteService service, Limits limits) {
    return new LifeCycle.Listener() {
      @Override
      public void lifeCycleStarting(LifeCycle starting) {
        Server server = (Server) starting;
        if (!(server.getHandler() instanceof HotRoute)) {
          HotRoute hot = new HotRoute(gate, service, limits);
          hot.setHandler(server.getHandler());
          server.setHandler(hot);
        }
      }
    };
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    long length = request.getLength();
    if (!isHot(request, length)) {
      passOn(request, response, callback);
      return true;
    }
    Content.Chunk chunk = request.read();
    if (chunk == null) {
      passOn(request, response, callback);
      return true;
    }
    if (Content.Chunk.isFailure(chunk) || chunk.remaining() < length) {
      passOn(new Replayed(request, chunk), response, callback);
      return true;
    }
    byte[] body = new byte[(int) length];
    chunk.getByteBuffer().get(body);
    chunk.release();
    answer(request, response, callback, body);
    return true;
  }

  private boolean isHot(Request request, long length) {
    return length > 0
        && length <= Math.min(MOST_BYTES, limits.maxBodyBytes())
        && HttpMethod.POST.is(request.getMethod())
        && !request.getHeaders().contains(HttpHeader.CONTENT_ENCODING)
        && PATH.equals(request.getHttpURI().getCanonicalPath());
  }

  private void answer(Request request, Response response, Callback callback, byte[] body) {
    try {
      Admission admission = gate.admit(request);
      if (admission.refusal() != null) {
        send(response, callback, Answer.of(admission.refusal()));
        return;
      }
      String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
      Optional<HttpProblem> wrong =
          Answer.JSON.equals(type) ? Optional.empty() : Exchange.wrongType(type);
      if (wrong.isPresent()) {
        send(response, callback, Answer.of(wrong.get()));
        return;
      }
      Item item = service.decide(body, admission.caller());
      if (item instanceof Item.Decided decided) {
        send(response, callback, decided);
      } else {
        send(response, callback, RouteService.answer(((Item.Refused) item).problem()));
      }
    } catch (RuntimeException e) {
      send(response, callback, Faults.answer(e, HttpMethod.POST.asString(), PATH));
    }
  }

  /** Nearly always all is written at once, and the memory of the answer can be used again. */
  private static void send(Response response, Callback callback, Item.Decided decided) {
    ByteBuffer body = DecisionWriter.writeInPlace(decided);
    response.setStatus(HttpStatus.OK_200);
    response.getHeaders().put(JSON).put(HttpHeader.CONTENT_LENGTH, body.remaining());
    Written written = new Written(callback);
    response.write(true, body, written);
    if (!written.isOver) {
      DecisionWriter.leaveToReader();
    }
  }

  /** Knows whether a write is over. */
  private static final class Written extends Callback.Nested {
    private volatile boolean isOver;

    Written(Callback callback) {
      super(callback);
    }

    @Override
    public void succeeded() {
      isOver = true;
      super.succeeded();
    }

    @Override
    public void failed(Throwable cause) {
      isOver = true;
      super.failed(cause);
    }
  }

  private static void send(Response response, Callback callback, Answer answer) {
    response.setStatus(answer.status());
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, answer.contentType());
    answer.headers().forEach(headers::put);
    if (answer.status() == 401) {
      headers.put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
    }
    headers.put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }

  /** What comes after may block: it gets a thread of the pool. */
  private void passOn(Request request, Response response, Callback callback) {
    request
        .getComponents()
        .getExecutor()
        .execute(
            () -> {
              try {
                if (!super.handle(request, response, callback)) {
                  Response.writeError(request, response, callback, 404);
                }
              } catch (Exception e) {
                Response.writeError(request, response, callback, e);
              }
            });
  }

  /** A request whose first chunk has been read: it comes again. */
  private static final class Replayed extends Request.Wrapper {
    private Content.@Nullable Chunk first;

    Replayed(Request request, Content.Chunk first) {
      super(request);
      this.first = first;
    }

    @Override
    public Content.@Nullable Chunk read() {
      Content.@Nullable Chunk next = first;
      if (next == null) {
        return super.read();
      }
      first = null;
      return next;
    }

    @Override
    public void demand(Runnable callback) {
      if (first == null) {
        super.demand(callback);
      } else {
        callback.run();
      }
    }
  }
}
