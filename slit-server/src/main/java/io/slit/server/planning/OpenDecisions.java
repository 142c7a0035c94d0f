package io.slit.server.planning;

import io.slit.core.routing.DecisionId;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The decisions that have no outcome yet, so that it is known how many requests a deployment has at
 * once. Thread-safe, without locks.
 *
 * <p>It holds {@value #PLACES} at the most, in a table without chains: a decision that finds its
 * {@value #TRIED} places taken takes the first of them, and what stood there is forgotten; so is
 * what is open for longer than fifteen minutes. So what is counted is at most what is open;
 * requests that went past this server are not seen.
 *
 * <p>What this server itself sends to deployments is counted once more by itself: it always ends,
 * whether or not callers report outcomes.
 */
public final class OpenDecisions {
  private static final int PLACES = 1 << 16;
  private static final int TRIED = 8;
  private static final long MAX_AGE_NANOS = Duration.ofMinutes(15).toNanos();

  private final LongSupplier nanos;
  private final Watcher watcher;
  private final AtomicReferenceArray<@Nullable Open> open = new AtomicReferenceArray<>(PLACES);
  private final AtomicIntegerArray inFlight;
  private final AtomicIntegerArray sent;

  private record Open(
      long plan, long request, int deployment, int inFlight, boolean sent, long atNanos) {
    boolean is(DecisionId id) {
      return request == id.request() && plan == id.plan() && deployment == id.deployment();
    }
  }

  /**
   * Begins without any.
   *
   * @param deployments how many deployments there are
   * @param nanos a clock that never goes back
   */
  public OpenDecisions(int deployments, LongSupplier nanos) {
    this(deployments, nanos, (deployment, inFlight) -> {});
  }

  private OpenDecisions(int deployments, LongSupplier nanos, Watcher watcher) {
    this.inFlight = new AtomicIntegerArray(deployments);
    this.sent = new AtomicIntegerArray(deployments);
    this.nanos = nanos;
    this.watcher = watcher;
  }

  /** Begins without any; the watcher is told of each change. */
  public static OpenDecisions watched(int deployments, LongSupplier nanos, Watcher watcher) {
    return new OpenDecisions(deployments, nanos, watcher);
  }

  /** Is told that a deployment has more or fewer open decisions. */
  @FunctionalInterface
  public interface Watcher {
    /** Looks at a deployment; {@code inFlight} counts by deployment. */
    void changed(int deployment, IntUnaryOperator inFlight);
  }

  /** Counts a decision that a caller was told. */
  public void decided(DecisionId id) {
    add(id, false);
  }

  /** Counts a decision by which this server itself sends a request. */
  public void sent(DecisionId id) {
    sent.incrementAndGet(id.deployment());
    add(id, true);
  }

  private void add(DecisionId id, boolean isSent) {
    long now = nanos.getAsLong();
    int count = inFlight.incrementAndGet(id.deployment());
    Open mine = new Open(id.plan(), id.request(), id.deployment(), count, isSent, now);
    int place = place(id);
    if (!put(place, mine)) {
      forget(open.getAndSet(place, mine));
    }
    sweep((place + PLACES / 2) & (PLACES - 1), now);
    watcher.changed(id.deployment(), this::inFlight);
  }

  private boolean put(int place, Open mine) {
    for (int i = 0; i < TRIED; i++) {
      int at = place ^ i;
      if (open.get(at) == null && open.compareAndSet(at, null, mine)) {
        return true;
      }
    }
    return false;
  }

  /** Every decision looks at one other place, so old ones go as new ones come. */
  private void sweep(int place, long now) {
    Open other = open.get(place);
    if (other != null
        && now - other.atNanos() > MAX_AGE_NANOS
        && open.compareAndSet(place, other, null)) {
      forget(other);
    }
  }

  private void forget(@Nullable Open other) {
    if (other != null) {
      inFlight.decrementAndGet(other.deployment());
      if (other.sent()) {
        sent.decrementAndGet(other.deployment());
      }
      watcher.changed(other.deployment(), this::inFlight);
    }
  }

  /**
   * Ends a decision and returns how many its deployment had when it was made, itself included;
   * nothing if it is not known, or has ended already.
   */
  public OptionalInt ended(DecisionId id) {
    int place = place(id);
    for (int i = 0; i < TRIED; i++) {
      Open one = open.get(place ^ i);
      if (one != null && one.is(id) && open.compareAndSet(place ^ i, one, null)) {
        forget(one);
        return OptionalInt.of(one.inFlight());
      }
    }
    return OptionalInt.empty();
  }

  /** Returns how many requests a deployment has. */
  public int inFlight(int deployment) {
    return inFlight.get(deployment);
  }

  /** Returns how many requests this server itself has open at a deployment. */
  public int sentTo(int deployment) {
    return sent.get(deployment);
  }

  private static int place(DecisionId id) {
    long mixed = (id.request() ^ id.plan()) * 0x9e3779b97f4a7c15L;
    return (int) (mixed >>> 48) & (PLACES - 1);
  }
}
