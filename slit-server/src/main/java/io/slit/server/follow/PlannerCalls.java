package io.slit.server.follow;

import io.slit.server.config.FollowConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a planner is called: its address, the key, and a client that goes nowhere else. */
final class PlannerCalls {
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private PlannerCalls() {}

  /** Returns a client of its own pool. */
  static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(CONNECT)
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  /**
   * Begins a request.
   *
   * @param etag of what is known already, or null
   */
  static HttpRequest.Builder request(FollowConfig config, String path, @Nullable String etag) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(config.planner() + path));
    config.key().ifPresent(key -> request.header("Authorization", "Bearer " + key.reveal()));
    if (etag != null) {
      request.header("If-None-Match", etag);
    }
    return request;
  }
}
