package io.slit.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.slit.server.json.HttpProblem;
import io.slit.server.json.ProblemException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what no route answered: unknown paths, wrong methods, and faults of the server. */
final class Faults {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  private Faults() {}

  static void register(RoutesConfig routes) {
    routes.exception(HttpResponseException.class, Faults::refused);
    routes.exception(
        ProblemException.class,
        (e, ctx) -> Exchange.send(ctx, Answer.of(e.problem()).withHeader("Connection", "close")));
    routes.exception(Exception.class, Faults::failed);
  }

  private static void refused(HttpResponseException e, Context ctx) {
    Exchange.refuse(ctx, answer(e, ctx));
  }

  private static Answer answer(HttpResponseException e, Context ctx) {
    return switch (e.getStatus()) {
      case 404 -> Answer.of(Problems.notFound(ctx.path()));
      case 405 -> {
        String allowed = e.getDetails().getOrDefault("availableMethods", "another method");
        yield Answer.of(Problems.methodNotAllowed(ctx.method().name(), ctx.path(), allowed))
            .withHeader("Allow", allowed);
      }
      default ->
          Answer.of(
              HttpProblem.of(
                  e.getStatus(),
                  "http",
                  "The request was refused",
                  String.valueOf(e.getMessage())));
    };
  }

  /** The cause goes into the log, its reference into the answer. */
  private static void failed(Exception e, Context ctx) {
    Exchange.send(ctx, answer(e, ctx.method().name(), ctx.path()));
  }

  static Answer answer(Exception e, String method, String path) {
    String reference = UUID.randomUUID().toString();
    LOG.error("Fault {} at {} {}.", reference, method, path, e);
    return Answer.of(Problems.internal(reference));
  }
}
