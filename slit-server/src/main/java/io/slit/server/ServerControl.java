package io.slit.server;

import io.slit.server.config.ServerConfig;
import io.slit.server.http.HttpServers;
import io.slit.server.http.PlanService;
import io.slit.server.http.RouteService;
import io.slit.server.planning.Capacity;
import io.slit.server.planning.PlannedBounds;
import io.slit.server.planning.Planner;
import io.slit.server.proxy.Proxy;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What a running server can be told: other settings, and to end. */
record ServerControl(
    HttpServers servers,
    RouteService routing,
    PlanService plans,
    Proxy proxy,
    Capacity capacity,
    PlannedBounds bounds,
    Planner planner) {
  private static final long LOOK_NANOS = Duration.ofMillis(5).toNanos();

  /** Takes over the settings that need no restart. */
  void apply(ServerConfig config) {
    servers.replaceKeys(config.listen().apiKeys());
    routing.replacePolicies(config.routing().tenantPolicies());
    planner.prefer(config.planning().preference());
    capacity.limit(config.routing().maxInFlight());
    bounds.limit(config.routing().maxInFlightFactor());
    proxy.replace(config.upstreams(), config.routing().tenantPolicies());
  }

  /**
   * Takes no new connections and waits for open requests.
   *
   * @return whether all of them ended in time
   */
  boolean drain(Duration longest) {
    plans.stop();
    servers.refuseNewConnections();
    long end = System.nanoTime() + longest.toNanos();
    while (proxy.open() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return proxy.open() == 0;
  }
}
