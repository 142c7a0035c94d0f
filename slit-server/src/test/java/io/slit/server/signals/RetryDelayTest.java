package io.slit.server.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slit.server.signals.SignalException.Reason;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryDelayTest {
  private static final Duration POLL = Duration.ofMinutes(5);

  private static Optional<SignalException> failed(Optional<Duration> retryAfter) {
    return Optional.of(new SignalException(Reason.RATE_LIMITED, "no", retryAfter));
  }

  @Test
  void doublesFrom15SecondsUpToThePollIntervalAndStartsAnewAfterSuccess() {
    RetryDelay delay = new RetryDelay(() -> 0.5);
    long[] expected = {15, 30, 60, 120, 240, 300, 300};
    for (long seconds : expected) {
      assertEquals(seconds, delay.next(POLL, failed(Optional.empty())).toSeconds());
    }
    for (int i = 0; i < 100; i++) {
      assertEquals(POLL, delay.next(POLL, failed(Optional.empty())));
    }
    assertEquals(POLL, delay.next(POLL, Optional.empty()));
    assertEquals(15, delay.next(POLL, failed(Optional.empty())).toSeconds());
  }

  @Test
  void leavesASourceAloneAsLongAsItWishesAtMostAnHour() {
    RetryDelay delay = new RetryDelay(() -> 0.5);
    assertEquals(600, delay.next(POLL, failed(Optional.of(Duration.ofMinutes(10)))).toSeconds());
    assertEquals(3600, delay.next(POLL, failed(Optional.of(Duration.ofDays(10)))).toSeconds());
    assertEquals(60, delay.next(POLL, failed(Optional.of(Duration.ofSeconds(1)))).toSeconds());
  }

  @Test
  void spreadsPollsByTenPercent() {
    assertEquals(270, new RetryDelay(() -> 0).next(POLL, Optional.empty()).toSeconds());
    assertEquals(329, new RetryDelay(() -> 0.9999).next(POLL, Optional.empty()).toSeconds());
  }
}
