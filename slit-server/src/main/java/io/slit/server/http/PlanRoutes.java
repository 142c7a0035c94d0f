package io.slit.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.slit.server.config.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes that show the plan in force: as it is, for followers, and for gateways. */
final class PlanRoutes {
  private static final String IF_NONE_MATCH = "If-None-Match";

  private PlanRoutes() {}

  static void add(RoutesConfig routes, Exchange exchange, Services services) {
    PlanService plans = services.plans();
    RenderService renders = new RenderService(plans, services.routing().scenario());
    routes.get("/v1/plan", exchange.get(Role.ROUTE, IF_NONE_MATCH, plans::plan));
    routes.get("/v1/plan/snapshot", exchange.get(Role.ROUTE, IF_NONE_MATCH, plans::snapshot));
    routes.get("/v1/plan/render/{format}", ctx -> render(ctx, exchange, renders));
  }

  private static void render(Context ctx, Exchange exchange, RenderService renders) {
    Exchange.send(
        ctx,
        exchange
            .refusalOf(ctx, Role.ROUTE)
            .map(Answer::of)
            .orElseGet(
                () ->
                    renders.render(
                        ctx.pathParam("format"),
                        query(ctx),
                        Optional.ofNullable(ctx.header(IF_NONE_MATCH)))));
  }

  private static Map<String, List<String>> query(Context ctx) {
    return new LinkedHashMap<>(ctx.queryParamMap());
  }
}
