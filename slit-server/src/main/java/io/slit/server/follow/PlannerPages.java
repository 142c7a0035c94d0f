package io.slit.server.follow;

import io.slit.server.config.FollowConfig;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a planner shows of its front, for those who ask a follower: fetched when it is asked for.
 * Calls wait for the planner, {@value #MOST_SECONDS} s at the most. Thread-safe.
 */
public final class PlannerPages {
  private static final long MOST_SECONDS = 5;
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int NOT_FOUND = 404;

  private final FollowConfig config;
  private final HttpClient client = PlannerCalls.client();

  /** The front as it came last, so that it need not come again. */
  private volatile @Nullable Kept front;

  private record Kept(String etag, String json) {}

  /** A page. */
  public sealed interface Page {
    /** The planner has it. */
    record Found(String json) implements Page {}

    /** The planner has none, or could not be asked; the sentence says which. */
    record Missing(String why) implements Page {}
  }

  /** Asks nobody yet. */
  public PlannerPages(FollowConfig config) {
    this.config = config;
  }

  /** Returns the address of the planner. */
  public URI planner() {
    return config.planner();
  }

  /** Returns the planner's {@code GET /v1/front}. */
  public Page front() {
    Kept known = front;
    return ask("/v1/front", known);
  }

  /** Returns the planner's {@code GET /v1/plans/{id}}. */
  public Page plan(String id) {
    return ask(
        "/v1/plans/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"), null);
  }

  private Page ask(String path, @Nullable Kept known) {
    HttpRequest request =
        PlannerCalls.request(config, path, known == null ? null : known.etag())
            .timeout(Duration.ofSeconds(MOST_SECONDS))
            .build();
    try {
      return page(client.send(request, BodyHandlers.ofString()), path, known);
    } catch (IOException e) {
      return missing(Refusals.words(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return missing("this server is stopping");
    }
  }

  private Page page(HttpResponse<String> answer, String path, @Nullable Kept known) {
    if (answer.statusCode() == NOT_MODIFIED && known != null) {
      return new Page.Found(known.json());
    }
    if (answer.statusCode() != OK) {
      return missing(
          answer.statusCode() == NOT_FOUND
              ? "it has no " + path
              : Refusals.ofStatus(answer.statusCode()));
    }
    if (path.equals("/v1/front")) {
      front =
          answer.headers().firstValue("ETag").map(tag -> new Kept(tag, answer.body())).orElse(null);
    }
    return new Page.Found(answer.body());
  }

  private Page missing(String why) {
    return new Page.Missing("The planner %s was asked: %s.".formatted(config.planner(), why));
  }
}
