package io.slit.server.signals;

import io.slit.core.fleet.SiteId;
import io.slit.server.signals.SignalException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * One round of questions to one source: each of its sites once.
 *
 * <p>A failure that is the source's own, not a zone's, ends the round: the other sites get the same
 * one unasked. For one thread at a time.
 */
public final class SourceCycle<T> {
  /** How far ahead of the clock a value may be: forecasts of the next period, skewed clocks. */
  private static final Duration AHEAD = Duration.ofHours(1);

  private final KindBoard<T> board;
  private final int feed;
  private final InstantSource clock;

  /** Creates the rounds of one feed of a board. */
  public SourceCycle(KindBoard<T> board, int feed, InstantSource clock) {
    this.board = board;
    this.feed = feed;
    this.clock = clock;
  }

  /** Returns the source and what it gives, for people. */
  public String name() {
    return "%s of %s".formatted(board.kind().key(), feedOf().source().name());
  }

  /** Returns how often the source is asked while it answers. */
  public Duration poll() {
    return feedOf().poll();
  }

  private SourceFeed<T> feedOf() {
    return board.feeds().get(feed);
  }

  /** Asks, and returns the failure of the last site that failed, where one did. */
  public Optional<SignalException> run() {
    Optional<SignalException> failed = Optional.empty();
    for (Map.Entry<SiteId, String> one : feedOf().zones().entrySet()) {
      if (Thread.currentThread().isInterrupted()) {
        return failed;
      }
      boolean over = failed.map(failure -> failure.reason().isOfSource()).orElse(false);
      Optional<SignalException> missed = over ? failed : ask(one.getKey(), one.getValue());
      missed.ifPresent(failure -> board.missed(feed, one.getKey(), failure));
      failed = missed.isPresent() ? missed : failed;
    }
    return failed;
  }

  private Optional<SignalException> ask(SiteId site, String zone) {
    try {
      board.took(feed, site, checked(feedOf().source().read(zone, clock.instant()), zone));
      return Optional.empty();
    } catch (SignalException e) {
      return Optional.of(e);
    } catch (RuntimeException e) {
      // The message of a foreign exception may hold an address with a key in it.
      return Optional.of(garbage(zone, "failed with " + e.getClass().getSimpleName()));
    }
  }

  private Reading<T> checked(Reading<T> reading, String zone) {
    Instant latest = clock.instant().plus(AHEAD);
    if (reading.observedAt().isAfter(latest)) {
      throw garbage(zone, "gave a value of the future (%s)".formatted(reading.observedAt()));
    }
    if (!board.kind().isPlausible(reading.value())) {
      throw garbage(
          zone,
          "gave %.6g %s, which must be in %s"
              .formatted(
                  board.kind().number(reading.value()),
                  board.kind().unit(),
                  board.kind().bounds()));
    }
    return reading;
  }

  private SignalException garbage(String zone, String what) {
    return new SignalException(
        Reason.GARBAGE, "%s, zone %s: %s".formatted(feedOf().source().name(), zone, what));
  }
}
