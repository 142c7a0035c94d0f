package io.slit.server.follow;

import io.slit.server.config.FollowConfig;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The connections of a follower to its planner: one that asks, and one that listens. */
final class PlannerLink {
  private static final Duration WHOLE_ANSWER = Duration.ofSeconds(30);

  /** Two heartbeats of the planner and a half. */
  private static final Duration SILENT = Duration.ofSeconds(25);

  private static final String NEWS = "event: plan";
  private static final String COMMENT = ":";

  private final FollowConfig config;
  private final Runnable nudge;
  private final HttpClient client = PlannerCalls.client();
  private @Nullable Listening listening;

  /**
   * Connects to nobody yet.
   *
   * @param nudge run when the planner has news, or is gone
   */
  PlannerLink(FollowConfig config, Runnable nudge) {
    this.config = config;
    this.nudge = nudge;
  }

  /**
   * Asks for the plan.
   *
   * @param etag of the one that is known, or null
   * @throws IOException if there is no answer
   */
  HttpResponse<byte[]> ask(@Nullable String etag) throws IOException, InterruptedException {
    HttpRequest request = PlannerCalls.request(config, "/v1/plan/snapshot", etag).build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return answer.get(WHOLE_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("no whole answer within %d s".formatted(WHOLE_ANSWER.toSeconds()), e);
    }
  }

  /** Listens for news, anew where that has ended; returns whether it did already. */
  boolean listen() {
    Listening now = listening;
    if (now != null && now.isAlive()) {
      return true;
    }
    close();
    Listening next = new Listening(nudge);
    listening = next;
    next.begin(
        client.sendAsync(
            PlannerCalls.request(config, "/v1/plan/stream", null).build(),
            BodyHandlers.fromLineSubscriber(next)));
    return false;
  }

  /** Listens no more. */
  void close() {
    Listening now = listening;
    if (now != null) {
      now.stop();
    }
  }

  /** A stream of events, from its beginning to its end. */
  private static final class Listening implements Subscriber<String> {
    private final Runnable nudge;
    private volatile long lastNanos = System.nanoTime();
    private volatile boolean heard;
    private volatile boolean ended;
    private volatile @Nullable Subscription subscription;
    private volatile @Nullable CompletableFuture<?> answer;
    private volatile @Nullable CompletableFuture<?> atEnd;

    Listening(Runnable nudge) {
      this.nudge = nudge;
    }

    void begin(CompletableFuture<?> begun) {
      answer = begun;
      atEnd = begun.whenComplete((done, failure) -> end());
    }

    boolean isAlive() {
      CompletableFuture<?> end = atEnd;
      return !ended
          && (end == null || !end.isDone())
          && System.nanoTime() - lastNanos < SILENT.toNanos();
    }

    void stop() {
      Subscription known = subscription;
      if (known != null) {
        known.cancel();
      }
      CompletableFuture<?> begun = answer;
      if (begun != null) {
        begun.cancel(true);
      }
    }

    /** A stream that never was one has nothing to tell: the next try comes with the next asking. */
    private void end() {
      if (!ended) {
        ended = true;
        if (heard) {
          nudge.run();
        }
      }
    }

    @Override
    public void onSubscribe(Subscription to) {
      subscription = to;
      to.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      lastNanos = System.nanoTime();
      boolean isNews = line.equals(NEWS);
      heard |= isNews || line.startsWith(COMMENT);
      if (isNews) {
        nudge.run();
      }
    }

    @Override
    public void onError(Throwable failure) {
      end();
    }

    @Override
    public void onComplete() {
      end();
    }
  }
}
