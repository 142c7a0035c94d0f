package io.slit.server.proxy;

import io.slit.server.proxy.Books.Timed;
import io.slit.server.proxy.Head.Chosen;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/**
 * One request to one deployment, and the passing on of its answer: read, write, wait for either,
 * and never hold a thread.
 */
final class Attempt extends IteratingCallback {
  private static final int MOST_OF_AN_ERROR = 64 * 1024;

  private final Relay relay;
  private final ProxyParts parts;
  private final Asked asked;
  private final Chosen chosen;
  private final double expectedP95Seconds;
  private final Tail tail = new Tail();
  private final Remainder remainder = new Remainder();

  private @Nullable Request request;
  private long sentAt;
  private long firstAt;
  private long lastAt;
  private volatile long deadline;
  private volatile boolean waitsForCaller;
  private volatile boolean hasAnswer;

  private Content.@Nullable Source source;
  private @Nullable Response answer;
  private Framer framer = new Framer.Through();
  private Content.@Nullable Chunk written;
  private boolean events;
  private boolean committed;
  private boolean ending;
  private boolean wholly;

  Attempt(Relay relay, ProxyParts parts, Asked asked, Chosen chosen, double expectedP95Seconds) {
    this.relay = relay;
    this.parts = parts;
    this.asked = asked;
    this.chosen = chosen;
    this.expectedP95Seconds = expectedP95Seconds;
  }

  Chosen chosen() {
    return chosen;
  }

  String name() {
    return chosen.deployment().id().value();
  }

  void send(long firstByteUntil) {
    sentAt = System.nanoTime();
    deadline = firstByteUntil;
    Request made =
        parts
            .upstreams()
            .request(parts.client(), asked, chosen.deployment())
            .onResponseContentSource(this::answered);
    request = made;
    made.send(this::ended);
  }

  void breakOff(Throwable cause) {
    Request made = request;
    if (made != null) {
      CompletableFuture<Boolean> unused = made.abort(cause); // its end is told to the listeners
    }
  }

  void look(long now) {
    if (now - deadline < 0) {
      return;
    }
    deadline = now + TimeUnit.SECONDS.toNanos(1);
    if (waitsForCaller) {
      relay.cancel();
    } else {
      breakOff(new TimeoutException("The deployment took too long."));
    }
  }

  private void answered(Response response, Content.Source content) {
    hasAnswer = true;
    int status = response.getStatus();
    if (status < 200 || status > 299) {
      Bytes.read(content, MOST_OF_AN_ERROR, (body, cause) -> answeredError(response, body));
      return;
    }
    answer = response;
    source = content;
    HttpFields headers = response.getHeaders();
    events = Framer.areEvents(headers);
    framer = Framer.of(headers);
    iterate();
  }

  private void answeredError(Response response, byte[] body) {
    int status = response.getStatus();
    long took = System.nanoTime() - sentAt;
    boolean mayShow = parts.upstreams().mayShow(chosen.deployment(), body);
    ByteBuffer shown = mayShow ? ByteBuffer.wrap(body) : ByteBuffer.allocate(0);
    if (relay.isCancelled() || status == 408 || status == 429 || status >= 500) {
      relay.failed(this, Failure.ofStatus(status, response.getHeaders(), shown), took);
    } else if (status == 401 || status == 403) {
      relay.failed(this, Failure.ofKey(), took);
    } else if (status < 400) {
      relay.failed(this, Failure.ofProtocol(status), took);
    } else {
      parts.books().refused(chosen.id(), name());
      relay.commit(this, status, response.getHeaders(), took, false);
      relay.write(
          true, shown, Callback.from(() -> relay.completed("refused"), cause -> relay.drop()));
    }
  }

  /** Comes last; the only news it has is that there was no answer at all. */
  private void ended(Result result) {
    remainder.ended();
    if (result.isFailed() && !hasAnswer) {
      hasAnswer = true;
      relay.failed(this, Failure.ofTransport(result.getFailure()), System.nanoTime() - sentAt);
    }
  }

  @Override
  protected Action process() {
    Content.Source from = source;
    while (from != null && !ending) {
      Content.Chunk chunk = from.read();
      if (chunk == null) {
        from.demand(this::succeeded);
        return Action.SCHEDULED;
      }
      if (Content.Chunk.isFailure(chunk)) {
        broken(chunk.getFailure());
        return Action.SUCCEEDED;
      }
      if (pass(chunk)) {
        return Action.SCHEDULED;
      }
    }
    finish();
    return Action.SUCCEEDED;
  }

  /** Passes a chunk on; false if there is nothing to be written yet. */
  private boolean pass(Content.Chunk chunk) {
    ByteBuffer bytes = chunk.getByteBuffer();
    lastAt = System.nanoTime();
    deadline = lastAt + parts.limits().idle().toNanos();
    if (firstAt == 0 && bytes.hasRemaining()) {
      firstAt = lastAt;
    }
    tail.add(bytes);
    ByteBuffer out = framer.accept(bytes, chunk.isLast());
    wholly = chunk.isLast();
    if (wholly && endsTooEarly()) {
      chunk.release();
      broken(new EofException("The deployment closed the connection before the end."));
      ending = true;
      source = null;
      return false;
    }
    ending = wholly || framer.isDone();
    if (!out.hasRemaining() && !ending) {
      chunk.release();
      return false;
    }
    commit();
    written = chunk;
    waitsForCaller = true;
    relay.write(ending, out, this);
    return true;
  }

  /** An answer whose end is the end of the connection is whole only if it says so. */
  private boolean endsTooEarly() {
    Response from = answer;
    return events
        && from != null
        && asked.endsWithDone()
        && !framer.isDone()
        && !from.getHeaders().contains(HttpHeader.CONTENT_LENGTH)
        && !from.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }

  private void commit() {
    Response from = answer;
    if (!committed && from != null) {
      committed = true;
      long took = (firstAt == 0 ? lastAt : firstAt) - sentAt;
      relay.commit(this, from.getStatus(), from.getHeaders(), took, !events);
    }
  }

  private void broken(Throwable cause) {
    Failure failure = Failure.ofTransport(cause);
    if (!committed) {
      relay.failed(this, failure, System.nanoTime() - sentAt);
    } else if (relay.isCancelled()) {
      parts.books().cancelled(chosen.id(), name());
      relay.drop();
    } else {
      parts.books().failed(chosen.id(), name(), failure);
      if (events) {
        relay.brokenEvents(failure);
      } else {
        relay.broken(cause);
      }
    }
  }

  @Override
  protected void onSuccess() {
    release();
    if (waitsForCaller) {
      deadline = System.nanoTime() + parts.limits().idle().toNanos();
      waitsForCaller = false;
    }
  }

  /** Writing failed: the caller has left. */
  @Override
  protected void onCompleteFailure(Throwable cause) {
    release();
    relay.cancel();
    parts.books().cancelled(chosen.id(), name());
    relay.drop();
  }

  private void release() {
    Content.Chunk chunk = written;
    written = null;
    if (chunk != null) {
      chunk.release();
    }
  }

  private void finish() {
    Content.Source rest = source;
    if (rest == null) {
      return;
    }
    parts.books().completed(chosen.id(), name(), timed(), tail.usage());
    relay.completed("completed");
    if (!wholly) {
      remainder.skip(
          rest,
          parts.client().getScheduler(),
          () -> breakOff(new EofException("Nothing more is needed.")));
    }
  }

  private Optional<Timed> timed() {
    return events
        ? Optional.of(
            new Timed(
                Duration.ofNanos(firstAt - sentAt),
                Duration.ofNanos((long) (expectedP95Seconds * 1e9)),
                Duration.ofNanos(lastAt - firstAt)))
        : Optional.empty();
  }
}
