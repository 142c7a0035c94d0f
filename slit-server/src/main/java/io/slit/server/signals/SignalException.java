package io.slit.server.signals;

import java.time.Duration;
import java.util.Optional;

/**
 * A source gave no usable value. The message never holds a key, an address with a query, or text of
 * the source. Costs no stack trace.
 */
public final class SignalException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final transient Optional<Duration> retryAfter;

  /** Why there is no value. */
  public enum Reason {
    /** No whole answer in time. */
    TIMEOUT(true),
    /** No connection. */
    UNREACHABLE(true),
    /** Asked too often (429). */
    RATE_LIMITED(true),
    /** The key is not accepted (401, 403). */
    UNAUTHORIZED(true),
    /** Another status than success. */
    REFUSED(false),
    /** An answer without a value for the zone. */
    NO_DATA(false),
    /** An answer that is not what the source promises. */
    GARBAGE(false);

    private final boolean ofSource;

    Reason(boolean ofSource) {
      this.ofSource = ofSource;
    }

    /** Tells whether other zones of the same source would fail for the same reason. */
    public boolean isOfSource() {
      return ofSource;
    }
  }

  /** Creates a failure. */
  public SignalException(Reason reason, String message) {
    this(reason, message, Optional.empty());
  }

  /** Creates a failure after which the source wants to be left alone for a while. */
  public SignalException(Reason reason, String message, Optional<Duration> retryAfter) {
    super(message, null, false, false);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  /** Returns why. */
  public Reason reason() {
    return reason;
  }

  /** Returns how long the source wants to be left alone, where it said so. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
