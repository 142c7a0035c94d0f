package io.slit.server.signals;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known of one signal at one site.
 *
 * @param kind which signal
 * @param state how well
 * @param reading the value; nothing where the state is unknown
 * @param age of the value; zero where there is none, or where it was declared
 * @param detail why it is not current; empty where it is
 */
public record SiteSignal<T>(
    SignalKind<T> kind, State state, Optional<Reading<T>> reading, Duration age, String detail) {
  /** How well a signal is known, the best first. */
  public enum State {
    /** The source gave it at the last poll, and it is fresh. */
    CURRENT,
    /** The last good value, while the source fails or has nothing newer. */
    HELD,
    /** There is none, or it is too old: nothing is made up in its place. */
    UNKNOWN;

    /** Returns 0 for current, 1 for held, 2 for unknown, as metrics show it. */
    public int level() {
      return switch (this) {
        case CURRENT -> 0;
        case HELD -> 1;
        case UNKNOWN -> 2;
      };
    }

    /** Returns the name used in answers. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static <T> SiteSignal<T> unknown(SignalKind<T> kind, String detail) {
    return new SiteSignal<>(kind, State.UNKNOWN, Optional.empty(), Duration.ZERO, detail);
  }

  /** Returns the value, where it is known. */
  public Optional<T> value() {
    return reading.map(Reading::value);
  }
}
