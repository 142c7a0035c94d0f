package io.slit.server.proxy;

import io.slit.server.json.HttpProblem;
import io.slit.server.json.OpenAiRequest;
import io.slit.server.json.OpenAiRequestReader;
import io.slit.server.json.OpenAiWriter;
import io.slit.server.json.OpenAiWriter.OpenAiError;
import io.slit.server.json.ProblemException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the paths of OpenAI's API off a server; all others go on to what stands behind it. */
public final class ProxyHandler extends Handler.Wrapper {
  private static final Logger LOG = LoggerFactory.getLogger(ProxyHandler.class);

  /** Names a request: the caller's own name, or one that is made up. */
  static final String REQUEST_ID = "x-request-id";

  private static final String V1 = "/v1";
  private static final String MODELS = "/v1/models";
  private static final Set<String> ASKED =
      Set.of("/v1/chat/completions", "/v1/completions", "/v1/embeddings", "/v1/responses");

  /** What it answers, as {@code METHOD PATH}. */
  public static final Set<String> ROUTES =
      Set.of(
          "POST /v1/chat/completions",
          "POST /v1/completions",
          "POST /v1/embeddings",
          "POST /v1/responses",
          "GET /v1/models",
          "GET /v1/models/{id}");

  private final Proxy proxy;
  private final Function<@Nullable String, Entry> admission;
  private final int maxBodyBytes;

  /**
   * Creates the handler.
   *
   * @param proxy what answers
   * @param admission says of the header {@code Authorization} whether its caller may pass
   * @param maxBodyBytes the largest body that is read
   */
  public ProxyHandler(Proxy proxy, Function<@Nullable String, Entry> admission, int maxBodyBytes) {
    this.proxy = proxy;
    this.admission = admission;
    this.maxBodyBytes = maxBodyBytes;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = request.getHttpURI().getCanonicalPath();
    boolean models = path.equals(MODELS) || path.startsWith(MODELS + "/");
    if (!models && !ASKED.contains(path)) {
      return super.handle(request, response, callback);
    }
    response.getHeaders().put(REQUEST_ID, proxy.requestId(request.getHeaders()));
    try {
      answer(path, models, request, response, callback);
    } catch (ProblemException e) {
      refuseUnread(e.problem(), request, response, callback);
    }
    return true;
  }

  private void answer(
      String path, boolean models, Request request, Response response, Callback callback) {
    Entry entry = admission.apply(request.getHeaders().get(HttpHeader.AUTHORIZATION));
    HttpProblem refusal = entry.refusal();
    String method = models ? "GET" : "POST";
    if (refusal != null) {
      if (refusal.status() == 401) {
        response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
      }
      refuseUnread(refusal, request, response, callback);
    } else if (!request.getMethod().equals(method)) {
      response.getHeaders().put(HttpHeader.ALLOW, method);
      refuseUnread(methodNotAllowed(path, method), request, response, callback);
    } else if (models) {
      models(path, response, callback);
    } else {
      post(path, new Exchange(request, response, callback, entry.tenant()));
    }
  }

  private static HttpProblem methodNotAllowed(String path, String method) {
    return HttpProblem.of(
        405, "method-not-allowed", "Wrong method", "%s takes %s.".formatted(path, method));
  }

  private void models(String path, Response response, Callback callback) {
    if (path.length() <= MODELS.length() + 1) {
      byte[] all = OpenAiWriter.models(proxy.models(), proxy.startedSeconds());
      Replies.json(response, callback, 200, all);
      return;
    }
    String name =
        URLDecoder.decode(
            path.substring(MODELS.length() + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
    Optional<String> known = proxy.models().stream().filter(name::equalsIgnoreCase).findFirst();
    if (known.isPresent()) {
      byte[] one = OpenAiWriter.model(known.get(), proxy.startedSeconds());
      Replies.json(response, callback, 200, one);
    } else {
      OpenAiError error =
          new OpenAiError(
              "The model is not served. GET /v1/models lists the known ones.",
              "invalid_request_error",
              "model",
              "model_not_found");
      Replies.error(response, callback, 404, error);
    }
  }

  private void post(String path, Exchange exchange) {
    Request request = exchange.request();
    Response response = exchange.response();
    Callback callback = exchange.callback();
    Wishes wishes = Wishes.of(request.getHeaders());
    BodyReader.read(
        request,
        maxBodyBytes,
        (body, cause) -> {
          if (cause == null) {
            read(path, wishes, body, exchange);
          } else if (cause instanceof BodyReader.TooLargeException) {
            refuseUnread(tooLarge(), request, response, callback);
          } else {
            callback.failed(cause);
          }
        });
  }

  private static void refuseUnread(
      HttpProblem problem, Request request, Response response, Callback callback) {
    UnreadBody.discard(request, () -> refuse(problem, response, callback));
  }

  /** One request, where its answer goes, and whose it is. */
  record Exchange(Request request, Response response, Callback callback, @Nullable String tenant) {}

  private void read(String path, Wishes wishes, byte[] body, Exchange exchange) {
    try {
      OpenAiRequest read = OpenAiRequestReader.read(body);
      String query = exchange.request().getHttpURI().getQuery();
      String below = path.substring(V1.length()) + (query == null ? "" : "?" + query);
      Asked asked = new Asked(below, exchange.request().getHeaders(), body, read, wishes);
      proxy.ask(asked, body.length, exchange);
    } catch (ProblemException e) {
      refuse(e.problem(), exchange.response(), exchange.callback());
    } catch (RuntimeException e) {
      LOG.error("Fault of the proxy at {}.", path, e);
      exchange.callback().failed(e);
    }
  }

  private HttpProblem tooLarge() {
    return HttpProblem.of(
        413,
        "body-too-large",
        "The body is too large",
        "The body must have at most %d bytes (setting max_body_bytes).".formatted(maxBodyBytes));
  }

  private static void refuse(HttpProblem problem, Response response, Callback callback) {
    Replies.error(response, callback, problem.status(), OpenAiError.of(problem));
  }
}
