package io.slit.server.telemetry.store;

import java.time.Instant;
import java.util.Comparator;

/**
 * One served request as telemetry holds it, for replaying it.
 *
 * @param arrival when it came; where its times are known, its report less what it took
 * @param requestClass the class it was routed as
 * @param deployment where it ran
 * @param inputTokens of its prompt
 * @param outputTokens that it got
 */
public record LoggedRequest(
    Instant arrival, String requestClass, String deployment, int inputTokens, int outputTokens) {
  /** The order of arrival; ties by all else, so that it does not depend on files. */
  static final Comparator<LoggedRequest> BY_ARRIVAL =
      Comparator.comparing(LoggedRequest::arrival)
          .thenComparing(LoggedRequest::requestClass)
          .thenComparing(LoggedRequest::deployment)
          .thenComparingInt(LoggedRequest::inputTokens)
          .thenComparingInt(LoggedRequest::outputTokens);
}
