package io.slit.server;

import io.slit.server.config.ConfigResolver;
import io.slit.server.config.ConfigSources;
import io.slit.server.config.ServerConfig;
import io.slit.server.planning.Planner;
import io.slit.server.planning.PlanningClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Real servers on free ports, over {@link TwoSites}. */
public final class TestServers {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private TestServers() {}

  /** Returns a configuration of free ports and a state directory, with more flags. */
  public static ServerConfig config(Path stateDir, Map<String, String> more) {
    return config(stateDir, more, Map.of());
  }

  /** Returns a configuration with more flags and variables of the environment. */
  public static ServerConfig config(
      Path stateDir, Map<String, String> more, Map<String, String> environment) {
    Map<String, String> flags =
        new HashMap<>(
            Map.of("port", "0", "management_port", "0", "state_dir", stateDir.toString()));
    flags.putAll(more);
    return ConfigResolver.resolve(new ConfigSources(flags, environment, "", List.of())).config();
  }

  /** Starts a server whose clock stands still at noon. */
  public static SlitApplication start(Path stateDir, Map<String, String> more, Planner planner) {
    return SlitApplication.start(
        config(stateDir, more), TwoSites.scenario(), planner, new StandingClock());
  }

  /** Starts a server whose clock stands still at noon, and waits until it is ready. */
  public static SlitApplication startReady(Path stateDir) throws Exception {
    SlitApplication app = start(stateDir, Map.of(), TwoSites::plan);
    awaitReady(app.port());
    return app;
  }

  /** Waits until a plan is in force. */
  public static void awaitReady(int port) throws Exception {
    while (get(port, "/readyz").statusCode() != 200) {
      Thread.onSpinWait();
    }
  }

  /** Posts JSON. */
  public static HttpResponse<String> post(int port, String path, String body) throws Exception {
    return send(request(port, path).POST(BodyPublishers.ofString(body)));
  }

  /** Gets a page. */
  public static HttpResponse<String> get(int port, String path) throws Exception {
    return send(request(port, path));
  }

  /** Begins a request that declares JSON. */
  public static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(20))
        .header("Content-Type", "application/json");
  }

  /** Sends a request. */
  public static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  /** Sends a request and does not wait for its answer. */
  public static CompletableFuture<HttpResponse<String>> sendLater(HttpRequest.Builder request) {
    return CLIENT.sendAsync(request.build(), BodyHandlers.ofString());
  }

  /** Shows noon for ever. */
  public static final class StandingClock implements PlanningClock {
    @Override
    public java.time.Instant instant() {
      return TwoSites.NOON;
    }

    @Override
    public Duration wallTimeUntil(java.time.Instant instant) {
      return Duration.between(TwoSites.NOON, instant);
    }
  }
}
