package io.slit.core.telemetry;

import java.util.Locale;

/**
 * Why a request was not answered: a closed list, so that no text of a prompt or of an error message
 * can be kept by way of a reason.
 */
public enum FailureReason {
  /** Nobody said. */
  UNKNOWN,
  /** It took too long. */
  TIMEOUT,
  /** The deployment had no room. */
  OVERLOADED,
  /** A limit on the rate of the caller was reached. */
  RATE_LIMITED,
  /** The caller went away. */
  CANCELLED,
  /** The deployment could not be reached. */
  UNREACHABLE,
  /** The deployment answered with an error. */
  ERROR,
  /** The deployment refused the request as it was: too long, filtered, malformed. */
  REFUSED,
  /** Something that is not in this list. */
  OTHER;

  /** Returns its code: lower case with underscores. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the reason of a code; {@link #OTHER} for any other text, which is not kept. */
  public static FailureReason of(String text) {
    for (FailureReason reason : values()) {
      if (reason.code().equals(text)) {
        return reason;
      }
    }
    return text.isBlank() ? UNKNOWN : OTHER;
  }
}
