package io.slit.predictor.retrain;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Keeps rows apart that cannot be true, and counts why. Not safe for several threads. */
final class Quarantine {
  private static final int MAX_TOKENS = 1_000_000;
  private static final double MAX_CONCURRENCY = 100_000;
  private static final double MAX_TTFT_SECONDS = 3600;
  private static final double MAX_TPOT_SECONDS = 60;
  private static final double MAX_JOULES = 1e8;

  private final Instant now;
  private final SeenIds seen = new SeenIds();
  private final Map<QuarantineReason, Integer> counts = new EnumMap<>(QuarantineReason.class);

  Quarantine(Instant now) {
    this.now = now;
  }

  /** Tells whether a row may be true; counts it if not. */
  boolean passes(TelemetryRow row) {
    Optional<QuarantineReason> reason = reason(row);
    reason.ifPresent(why -> counts.merge(why, 1, Integer::sum));
    return reason.isEmpty();
  }

  /** Returns how many rows were kept apart, by reason. */
  Map<QuarantineReason, Integer> counts() {
    return Collections.unmodifiableMap(counts);
  }

  private Optional<QuarantineReason> reason(TelemetryRow row) {
    Served served = row.served();
    double joules = served.gpuJoules().orElse(1);
    if (Double.isNaN(served.ttftSeconds() + served.tpotSeconds() + joules + row.concurrency())) {
      return Optional.of(QuarantineReason.NOT_A_NUMBER);
    }
    if (Math.min(Math.min(served.ttftSeconds(), served.tpotSeconds()), joules) < 0) {
      return Optional.of(QuarantineReason.NEGATIVE);
    }
    long cached = served.cachedTokens().orElse(0);
    if (!isPossible(served.inputTokens())
        || !isPossible(served.outputTokens())
        || cached < 0
        || cached > served.inputTokens()) {
      return Optional.of(QuarantineReason.IMPOSSIBLE_TOKENS);
    }
    if (!isBetween(1, row.concurrency(), MAX_CONCURRENCY)) {
      return Optional.of(QuarantineReason.IMPOSSIBLE_CONCURRENCY);
    }
    if (!isPositive(served.ttftSeconds(), MAX_TTFT_SECONDS)
        || !isPositive(served.tpotSeconds(), MAX_TPOT_SECONDS)) {
      return Optional.of(QuarantineReason.IMPOSSIBLE_TIME);
    }
    if (!isPositive(joules, MAX_JOULES)) {
      return Optional.of(QuarantineReason.IMPOSSIBLE_ENERGY);
    }
    if (row.at().isAfter(now)) {
      return Optional.of(QuarantineReason.FROM_THE_FUTURE);
    }
    return seen.add(row.decisionId()) ? Optional.empty() : Optional.of(QuarantineReason.DUPLICATE);
  }

  private static boolean isPossible(long tokens) {
    return tokens >= 1 && tokens <= MAX_TOKENS;
  }

  private static boolean isPositive(double value, double max) {
    return value > 0 && value <= max;
  }

  private static boolean isBetween(double min, double value, double max) {
    return value >= min && value <= max;
  }
}
