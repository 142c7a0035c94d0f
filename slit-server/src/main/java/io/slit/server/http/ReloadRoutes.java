package io.slit.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.slit.server.config.Reloads;
import io.slit.server.json.ReloadReport;
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
    if (!AdminCalls.admit(ctx, gate)) {
      return;
    }
    LOG.info("Audit: reload by {}.", AdminCalls.who(ctx, gate));
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
