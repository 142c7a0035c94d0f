package io.slit.server.http;

import io.slit.server.config.Role;
import io.slit.server.json.HttpProblem;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers {@code GET /v1/plan/stream}; all else goes on to what stands behind it. */
final class PlanStreamHandler extends Handler.Wrapper {
  static final String PATH = "/v1/plan/stream";
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final Gate gate;
  private final PlanStream stream;

  PlanStreamHandler(Gate gate, PlanStream stream) {
    this.gate = gate;
    this.stream = stream;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!HttpMethod.GET.is(request.getMethod())
        || !PATH.equals(request.getHttpURI().getCanonicalPath())) {
      return super.handle(request, response, callback);
    }
    Optional<HttpProblem> refusal =
        gate.check(request.getHeaders().get(HttpHeader.AUTHORIZATION), Role.ROUTE);
    if (refusal.isPresent()) {
      refuse(response, callback, refusal.get());
    } else if (!stream.hasRoom()) {
      refuse(response, callback, Problems.tooManyListeners());
    } else {
      HttpFields.Mutable headers = response.getHeaders();
      headers.put(HttpHeader.CONTENT_TYPE, "text/event-stream");
      headers.put(HttpHeader.CACHE_CONTROL, "no-store");
      headers.put("X-Accel-Buffering", "no");
      stream.join(response, callback, request.getHeaders().get(LAST_EVENT_ID));
    }
    return true;
  }

  private static void refuse(Response response, Callback callback, HttpProblem problem) {
    Answer answer = RouteService.answer(problem);
    response.setStatus(answer.status());
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, answer.contentType());
    answer.headers().forEach(headers::put);
    if (answer.status() == 401) {
      headers.put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
    }
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }
}
