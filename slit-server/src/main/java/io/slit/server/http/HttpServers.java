package io.slit.server.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.slit.server.config.ApiKey;
import io.slit.server.config.Listen;
import io.slit.server.config.Role;
import io.slit.server.json.OpenApiJson;
import io.slit.server.proxy.Entry;
import io.slit.server.proxy.Proxy;
import io.slit.server.proxy.ProxyHandler;
import java.net.BindException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The two ports of a server: {@code data} for those who route requests, {@code management} for
 * those who run the server.
 */
public final class HttpServers implements AutoCloseable {
  static final int MAX_THREADS = 64;
  static final int MIN_THREADS = 8;
  private static final String NO_HEADER = "X-None";

  private final Listen listen;
  private final Gate gate;
  private final Javalin data;
  private final Javalin management;
  private final PlanStream stream;

  /** Starts a data port alone, with a proxy if there is one, and returns it. */
  static int startData(Listen listen, RouteService routing, Optional<Proxy> proxy) {
    Gate gate = new Gate(listen.apiKeys());
    Exchange exchange = new Exchange(gate, listen.maxBodyBytes());
    return Javalin.create(
            config -> {
              configure(config, "slit-data");
              insertHotRoute(config, gate, routing, listen);
              proxy.ifPresent(one -> insertProxy(config, gate, one, listen));
              addDecisionRoutes(config.routes, exchange, routing);
            })
        .start(listen.host(), listen.port())
        .port();
  }

  private static void insertHotRoute(
      JavalinConfig config, Gate gate, RouteService routing, Listen listen) {
    HotRoute.Limits limits = new HotRoute.Limits(listen.maxBodyBytes());
    config.jetty.modifyServer(
        server -> server.addEventListener(HotRoute.insertedAtStart(gate, routing, limits)));
  }

  /** Creates servers that do not listen yet. */
  public HttpServers(Listen listen, Services services) {
    this.listen = listen;
    this.gate = new Gate(listen.apiKeys());
    Exchange exchange = new Exchange(gate, listen.maxBodyBytes());
    this.stream = new PlanStream(services.plans(), PlanStream.Limits.STANDARD);
    this.data =
        Javalin.create(
            config -> {
              configure(config, "slit-data");
              insertHotRoute(config, gate, services.routing(), listen);
              insertProxy(config, gate, services.proxy(), listen);
              insertStream(config, gate);
              addCommonRoutes(config.routes, exchange, services);
              ForwardAuthRoutes.add(config.routes, gate, services.forwardAuth());
            });
    this.management =
        Javalin.create(
            config -> {
              configure(config, "slit-management");
              insertStream(config, gate);
              addCommonRoutes(config.routes, exchange, services);
              addManagementRoutes(config.routes, exchange, services);
              services.dashboard().addRoutes(config.routes, gate, exchange);
              ReloadRoutes.add(config.routes, gate, services.reloads());
            });
  }

  private static void configure(JavalinConfig config, String name) {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    threads.setName(name);
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.threadPool = threads;
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.jetty.modifyServer(server -> server.setErrorHandler(new ProblemErrorHandler()));
    Faults.register(config.routes);
  }

  private static void insertProxy(JavalinConfig config, Gate gate, Proxy proxy, Listen listen) {
    config.jetty.modifyServer(
        server ->
            server.insertHandler(
                new ProxyHandler(
                    proxy, key -> entry(gate.admit(key, Role.ROUTE)), listen.maxBodyBytes())));
  }

  private static Entry entry(Gate.Admission admission) {
    return new Entry(admission.refusal(), Policies.tenant(admission.caller(), null));
  }

  private void insertStream(JavalinConfig config, Gate gate) {
    config.jetty.modifyServer(server -> server.insertHandler(new PlanStreamHandler(gate, stream)));
  }

  private static void addCommonRoutes(RoutesConfig routes, Exchange exchange, Services services) {
    addDecisionRoutes(routes, exchange, services.routing());
    PlanRoutes.add(routes, exchange, services);
    services.dashboard().addFrontRoutes(routes, exchange);
    routes.post(
        "/v1/outcomes",
        exchange.postLater(Role.TELEMETRY, services.outcomes()::report, "Idempotency-Key"));
    Answer openApi = Answer.ok(OpenApiJson.document());
    routes.get("/openapi.json", ctx -> Exchange.send(ctx, openApi));
    routes.get("/healthz", ctx -> Exchange.send(ctx, services.plans().health()));
    routes.get("/readyz", ctx -> Exchange.send(ctx, services.plans().readiness()));
  }

  private static void addDecisionRoutes(
      RoutesConfig routes, Exchange exchange, RouteService routing) {
    routes.post("/v1/route", exchange.post(Role.ROUTE, routing::route));
    routes.post("/v1/route:batch", exchange.post(Role.ROUTE, routing::routeBatch));
    routes.get(
        "/v1/decisions",
        exchange.getFor(Role.ROUTE, "", (none, caller) -> routing.decisions().latest(caller)));
    routes.get("/v1/decisions/{id}", exchange.getFor(Role.ROUTE, "id", routing.decisions()::find));
  }

  private static void addManagementRoutes(
      RoutesConfig routes, Exchange exchange, Services services) {
    routes.post(
        "/v1/telemetry/litellm",
        exchange.postLines(Role.TELEMETRY, services.telemetry()::takeLiteLlm));
    routes.post(
        "/v1/telemetry/otel", exchange.postLines(Role.TELEMETRY, services.telemetry()::takeOtel));
    routes.get(
        "/metrics",
        exchange.get(
            Role.TELEMETRY, NO_HEADER, header -> Answer.metrics(services.metrics().scrape())));
  }

  /**
   * Listens on both ports.
   *
   * @throws PortInUseException if one of them is taken; then neither listens
   */
  public void start() {
    stream.start();
    try {
      start(data, listen.port(), "--port");
      start(management, listen.managementPort(), "--management-port");
    } catch (RuntimeException e) {
      stream.close();
      data.stop();
      throw e;
    }
  }

  private void start(Javalin app, int port, String flag) {
    try {
      app.start(listen.host(), port);
    } catch (RuntimeException e) {
      throw isBindFailure(e) ? new PortInUseException(listen.host(), port, flag, e) : e;
    }
  }

  private static boolean isBindFailure(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException
          || cause.getClass().getSimpleName().contains("BindException")) {
        return true;
      }
    }
    return false;
  }

  /** Returns the data port that is listened on; another than configured if that was 0. */
  public int port() {
    return data.port();
  }

  /** Returns the management port that is listened on. */
  public int managementPort() {
    return management.port();
  }

  /** Lets the callers of other keys pass from now on. */
  public void replaceKeys(List<ApiKey> keys) {
    gate.replace(keys);
  }

  /** Takes no more connections on the data port; those that are open end with their answers. */
  public void refuseNewConnections() {
    for (Connector connector : data.jettyServer().server().getConnectors()) {
      CompletableFuture<Void> unused = connector.shutdown(); // whoever waits looks at the requests
    }
  }

  /** Returns what the data port answers, as {@code METHOD PATH}. */
  public Set<String> dataRoutes() {
    Set<String> all = routes(data);
    all.addAll(ProxyHandler.ROUTES);
    return all;
  }

  /** Returns what the management port answers, as {@code METHOD PATH}. */
  public Set<String> managementRoutes() {
    return routes(management);
  }

  private static Set<String> routes(Javalin app) {
    return app.unsafe.internalRouter.allHttpHandlers().stream()
        .map(one -> one.endpoint.method.name() + " " + one.endpoint.path)
        .map(route -> route.replace('<', '{').replace('>', '}'))
        .collect(
            Collectors.toCollection(() -> new TreeSet<>(Set.of("GET " + PlanStreamHandler.PATH))));
  }

  /** Stops listening; requests in work are finished first. */
  @Override
  public void close() {
    stream.close();
    data.stop();
    management.stop();
  }
}
