package io.slit.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.slit.server.config.Role;
import io.slit.server.gateway.OriginalRequest;
import io.slit.server.gateway.RouteHeaders;
import io.slit.server.http.Gate.Admission;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The routes of {@link ForwardAuthService}: any method, any path below its own. */
final class ForwardAuthRoutes {
  private static final List<HandlerType> METHODS =
      List.of(
          HandlerType.GET,
          HandlerType.POST,
          HandlerType.PUT,
          HandlerType.PATCH,
          HandlerType.DELETE,
          HandlerType.HEAD,
          HandlerType.OPTIONS);

  private ForwardAuthRoutes() {}

  static void add(RoutesConfig routes, Gate gate, ForwardAuthService service) {
    Handler handler = ctx -> answer(ctx, gate, service);
    for (HandlerType method : METHODS) {
      routes.addHttpHandler(method, ForwardAuthService.PATH, handler);
      routes.addHttpHandler(method, ForwardAuthService.PATH + "/<rest>", handler);
    }
  }

  private static void answer(Context ctx, Gate gate, ForwardAuthService service) {
    Admission admission = gate.admit(ctx.header("Authorization"), Role.ROUTE);
    Exchange.send(
        ctx,
        admission.refusal() == null
            ? service.answer(headers(ctx), own(ctx), admission.caller())
            : Answer.of(admission.refusal()));
  }

  /** A header that stands there twice is one list. */
  private static Map<String, String> headers(Context ctx) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : Collections.list(ctx.req().getHeaderNames())) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (RouteHeaders.reads(lower)) {
        headers.put(lower, String.join(",", Collections.list(ctx.req().getHeaders(name))));
      }
    }
    return headers;
  }

  private static OriginalRequest own(Context ctx) {
    String uri = ctx.req().getRequestURI().substring(ForwardAuthService.PATH.length());
    String query = ctx.queryString();
    return new OriginalRequest(ctx.method().name(), query == null ? uri : uri + "?" + query);
  }
}
