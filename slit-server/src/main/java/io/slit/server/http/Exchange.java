package io.slit.server.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.slit.server.config.Role;
import io.slit.server.http.Gate.Admission;
import io.slit.server.json.HttpProblem;
import io.slit.server.json.ProblemException;
import io.slit.server.proxy.UnreadBody;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns services into handlers: checks the key, the content type and the size of the body. */
final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
  private static final String JSON_SUFFIX = "+json";
  private static final int BUFFER_BYTES = 1 << 13;
  private static final Set<String> LINES =
      Set.of(
          "application/x-ndjson",
          "application/ndjson",
          "application/jsonl",
          "application/jsonlines");
  private static final String AUTHORIZATION = "Authorization";

  private final Gate gate;
  private final int maxBodyBytes;

  Exchange(Gate gate, int maxBodyBytes) {
    this.gate = gate;
    this.maxBodyBytes = maxBodyBytes;
  }

  /** Returns the handler of a route that reads a JSON body, and is told who calls. */
  Handler post(Role role, BiFunction<byte[], Caller, Answer> service) {
    return post(role, Set.of(), service);
  }

  /** Returns the handler of a route that reads JSON, or a JSON object a line. */
  Handler postLines(Role role, Function<byte[], Answer> service) {
    return post(role, LINES, (body, caller) -> service.apply(body));
  }

  private Handler post(Role role, Set<String> more, BiFunction<byte[], Caller, Answer> service) {
    return ctx -> {
      Admission admission = gate.admit(ctx.header(AUTHORIZATION), role);
      HttpProblem refusal =
          admission.refusal() != null ? admission.refusal() : unreadable(ctx, more).orElse(null);
      if (refusal != null) {
        refuse(ctx, unread(refusal));
        return;
      }
      byte[] body = body(ctx);
      if (body != null) {
        send(ctx, service.apply(body, admission.caller()));
      }
    };
  }

  /** Returns the handler of a route that reads one part of its path, or nothing at all. */
  Handler getFor(Role role, String part, BiFunction<String, Caller, Answer> service) {
    return ctx -> {
      Admission admission = gate.admit(ctx.header(AUTHORIZATION), role);
      send(
          ctx,
          admission.refusal() != null
              ? Answer.of(admission.refusal())
              : service.apply(ctx.pathParamMap().getOrDefault(part, ""), admission.caller()));
    };
  }

  /** Returns the handler of a route that reads a JSON body and answers later. */
  Handler postLater(
      Role role,
      BiFunction<byte[], @Nullable String, CompletableFuture<Answer>> service,
      String header) {
    return ctx -> {
      Optional<HttpProblem> refusal = refusal(ctx, role);
      if (refusal.isPresent()) {
        refuse(ctx, unread(refusal.get()));
        return;
      }
      byte[] body = body(ctx);
      if (body == null) {
        return;
      }
      String value = ctx.header(header);
      ctx.future(() -> service.apply(body, value).thenAccept(answer -> send(ctx, answer)));
    };
  }

  /** Returns the handler of a route that reads nothing but one header. */
  Handler get(Role role, String header, Function<@Nullable String, Answer> service) {
    return ctx -> {
      Optional<HttpProblem> refusal = gate.check(ctx.header(AUTHORIZATION), role);
      send(ctx, refusal.map(Answer::of).orElseGet(() -> service.apply(ctx.header(header))));
    };
  }

  /** Returns the handler of a route that reads the parameters of its query. */
  Handler getQuery(Role role, Function<UnaryOperator<@Nullable String>, Answer> service) {
    return ctx -> {
      Optional<HttpProblem> refusal = gate.check(ctx.header(AUTHORIZATION), role);
      send(ctx, refusal.map(Answer::of).orElseGet(() -> service.apply(ctx::queryParam)));
    };
  }

  /** Returns why a caller may not pass, or nothing if it may. */
  Optional<HttpProblem> refusalOf(Context ctx, Role role) {
    return gate.check(ctx.header(AUTHORIZATION), role);
  }

  private Optional<HttpProblem> refusal(Context ctx, Role role) {
    Optional<HttpProblem> refusal = gate.check(ctx.header(AUTHORIZATION), role);
    return refusal.isPresent() ? refusal : unreadable(ctx, Set.of());
  }

  private static Optional<HttpProblem> unreadable(Context ctx, Set<String> more) {
    String encoding = ctx.header("Content-Encoding");
    return encoding == null || encoding.equalsIgnoreCase("identity")
        ? wrongType(ctx.header("Content-Type"), more)
        : Optional.of(Problems.unsupportedEncoding(encoding));
  }

  /** A body that declares no type is taken for JSON. */
  static Optional<HttpProblem> wrongType(@Nullable String contentType) {
    return wrongType(contentType, Set.of());
  }

  private static Optional<HttpProblem> wrongType(@Nullable String contentType, Set<String> more) {
    if (contentType == null || contentType.isBlank()) {
      return Optional.empty();
    }
    int end = contentType.indexOf(';');
    String type = (end < 0 ? contentType : contentType.substring(0, end)).strip();
    String lower = type.toLowerCase(Locale.ROOT);
    return lower.equals(Answer.JSON) || lower.endsWith(JSON_SUFFIX) || more.contains(lower)
        ? Optional.empty()
        : Optional.of(Problems.unsupportedMediaType(type));
  }

  /**
   * Returns the body, or null if it is too large and refused: what is declared too large is not
   * read.
   *
   * @throws ProblemException if it ends before its length, or its chunks are none
   */
  private byte @Nullable [] body(Context ctx) {
    if (ctx.req().getContentLengthLong() > maxBodyBytes) {
      refuse(ctx, tooLarge());
      return null;
    }
    try (InputStream in = ctx.req().getInputStream()) {
      byte[] body = in.readNBytes(maxBodyBytes + 1);
      if (body.length <= maxBodyBytes) {
        return body;
      }
      skipRest(in);
    } catch (IOException e) {
      LOG.debug("The body of a request could not be read.", e);
      throw new ProblemException(Problems.brokenBody());
    }
    send(ctx, tooLarge());
    return null;
  }

  /** Throws away the rest of a body whose beginning has been read, as far as it is waited for. */
  private static void skipRest(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long left = UnreadBody.MOST_THROWN_AWAY;
    for (int read = in.read(buffer); read >= 0 && left > 0; read = in.read(buffer)) {
      left -= read;
    }
  }

  /** Answers as soon as the body, none of which has been read, has come; no thread waits for it. */
  static void refuse(Context ctx, Answer answer) {
    ctx.future(() -> gone(ctx).thenRun(() -> send(ctx, answer)));
  }

  private static CompletableFuture<Void> gone(Context ctx) {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    UnreadBody.discard(
        ServletContextRequest.getServletContextRequest(ctx.req()), () -> gone.complete(null));
    return gone;
  }

  /** Answers what has no body that was read: the connection is not used again. */
  private static Answer unread(HttpProblem refusal) {
    return Answer.of(refusal).withHeader("Connection", "close");
  }

  private Answer tooLarge() {
    return unread(Problems.bodyTooLarge(maxBodyBytes));
  }

  static void send(Context ctx, Answer answer) {
    ctx.status(answer.status());
    ctx.contentType(answer.contentType());
    answer.headers().forEach(ctx::header);
    if (answer.status() == 401) {
      ctx.header("WWW-Authenticate", "Bearer");
    }
    ctx.result(answer.body());
  }
}
