package io.slit.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.slit.server.config.Reloads;
import io.slit.server.config.Role;
import io.slit.server.json.HttpProblem;
import io.slit.server.json.ReloadReport;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /v1/reload}: reads the configuration again at once. */
final class ReloadRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(ReloadRoutes.class);

  private ReloadRoutes() {}

  static void add(RoutesConfig routes, Gate gate, Reloads reloads) {
    routes.post("/v1/reload", ctx -> reload(ctx, gate, reloads));
  }

  private static void reload(Context ctx, Gate gate, Reloads reloads) {
    String authorization = ctx.header("Authorization");
    Optional<HttpProblem> refusal = gate.check(authorization, Role.ADMIN);
    if (refusal.isEmpty() && !SameOrigin.isSame(ctx, gate.isOpen())) {
      refusal = Optional.of(Problems.foreignOrigin());
    }
    if (refusal.isPresent()) {
      Exchange.send(ctx, Answer.of(refusal.get()).withHeader("Connection", "close"));
      return;
    }
    LOG.info("Audit: reload by {} at {}.", gate.nameOf(authorization), ctx.ip());
    Exchange.send(
        ctx,
        reloads.now().map(ReloadRoutes::answer).orElseGet(() -> Answer.of(Problems.noReload())));
  }

  private static Answer answer(ReloadReport report) {
    return report
        .fault()
        .map(fault -> Answer.of(Problems.badConfiguration(fault)))
        .orElseGet(() -> Answer.ok(report.json()));
  }
}
