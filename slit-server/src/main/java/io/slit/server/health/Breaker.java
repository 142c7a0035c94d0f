package io.slit.server.health;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** The circuit breaker of one deployment (Nygard, Release It!, 2018), with a ramp after it. */
final class Breaker {
  private static final double FIRST_PART = 0.1;

  private final HealthRules rules;
  private final LongSupplier nanos;
  private final AtomicInteger troubled;

  private boolean inTrouble;
  private boolean byLimit;
  private boolean recovering;
  private boolean probing;
  private long since;
  private long until;
  private Duration pause;
  private long failures;
  private long slows;
  private int seen;
  private int inARow;

  Breaker(HealthRules rules, LongSupplier nanos, AtomicInteger troubled) {
    this.rules = rules;
    this.nanos = nanos;
    this.troubled = troubled;
    this.pause = rules.firstPause();
  }

  synchronized TargetState state() {
    settle();
    if (!inTrouble) {
      return TargetState.HEALTHY;
    }
    if (recovering) {
      return TargetState.RECOVERING;
    }
    if (until - nanos.getAsLong() > 0) {
      return byLimit ? TargetState.LIMITED : TargetState.OUT;
    }
    return TargetState.HALF_OPEN;
  }

  synchronized double admitted() {
    return switch (state()) {
      case HEALTHY -> 1;
      case RECOVERING -> ramped();
      case HALF_OPEN, LIMITED, OUT -> 0;
    };
  }

  private double ramped() {
    double elapsed = (double) (nanos.getAsLong() - since) / rules.ramp().toNanos();
    return Math.min(1, FIRST_PART + (1 - FIRST_PART) * elapsed);
  }

  synchronized boolean admits(double unit) {
    return switch (state()) {
      case HEALTHY -> true;
      case RECOVERING -> unit < ramped();
      case HALF_OPEN -> !probing;
      case LIMITED, OUT -> false;
    };
  }

  synchronized boolean take() {
    if (state() != TargetState.HALF_OPEN) {
      return true;
    }
    if (probing) {
      return false;
    }
    probing = true;
    return true;
  }

  synchronized void released() {
    probing = false;
  }

  boolean isSlow(Duration ttft, Duration expectedP95) {
    return ttft.toNanos() > rules.slowFactor() * expectedP95.toNanos();
  }

  synchronized void ended(boolean failed, boolean slow) {
    TargetState state = state();
    if (state == TargetState.HALF_OPEN && probing) {
      probing = false;
      probed(failed);
    } else if (state == TargetState.RECOVERING && failed) {
      out();
    } else if (state == TargetState.HEALTHY || state == TargetState.RECOVERING) {
      book(failed, slow);
      if (isBad()) {
        out();
      }
    }
  }

  private void probed(boolean failed) {
    if (failed) {
      out();
    } else {
      recovering = true;
      since = nanos.getAsLong();
      forget();
    }
  }

  private void book(boolean failed, boolean slow) {
    long mask = rules.window() == Long.SIZE ? -1L : (1L << rules.window()) - 1;
    failures = (failures << 1 | (failed ? 1 : 0)) & mask;
    slows = (slows << 1 | (slow ? 1 : 0)) & mask;
    seen = Math.min(rules.window(), seen + 1);
    inARow = failed ? inARow + 1 : 0;
  }

  private boolean isBad() {
    return inARow >= rules.failuresInARow()
        || (2 * seen >= rules.window() && Long.bitCount(failures) >= rules.failedShare() * seen)
        || (seen == rules.window() && Long.bitCount(slows) >= rules.slowShare() * seen);
  }

  private void out() {
    leave(pause, false);
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(rules.longestPause()) > 0 ? rules.longestPause() : doubled;
  }

  synchronized void limited(Duration asked) {
    probing = false;
    if (state() == TargetState.OUT) {
      return;
    }
    boolean tooLong = asked.compareTo(rules.longestPause()) > 0;
    leave(tooLong ? rules.longestPause() : asked, true);
  }

  private void leave(Duration howLong, boolean limit) {
    if (!inTrouble) {
      troubled.incrementAndGet();
    }
    inTrouble = true;
    recovering = false;
    byLimit = limit;
    until = nanos.getAsLong() + howLong.toNanos();
    forget();
  }

  private void forget() {
    failures = 0;
    slows = 0;
    seen = 0;
    inARow = 0;
  }

  /** Ends the ramp once it is over. */
  private void settle() {
    if (inTrouble && recovering && ramped() >= 1) {
      inTrouble = false;
      recovering = false;
      pause = rules.firstPause();
      troubled.decrementAndGet();
    }
  }
}
