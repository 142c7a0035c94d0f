package io.slit.server.proxy;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** When a deployment wants to be asked again. */
final class RetryAfter {
  private static final double MOST_MILLIS = 86_400_000;
  private static final double MILLIS_PER_SECOND = 1000;

  private RetryAfter() {}

  /** Returns {@code retry-after-ms}, or {@code retry-after} in seconds; a date is not read. */
  static Optional<Duration> of(HttpFields headers) {
    Optional<Duration> millis = read(headers.get("retry-after-ms"), 1);
    return millis.isPresent() ? millis : read(headers.get("retry-after"), MILLIS_PER_SECOND);
  }

  private static Optional<Duration> read(@Nullable String text, double unit) {
    try {
      double millis = text == null ? -1 : Double.parseDouble(text.strip()) * unit;
      return millis >= 0 && millis <= MOST_MILLIS
          ? Optional.of(Duration.ofMillis((long) Math.ceil(millis)))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty(); // a date, or nonsense: as if it was not said
    }
  }
}
