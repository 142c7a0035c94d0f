package io.slit.predictor.retrain;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps rows apart that cannot be true, and counts why. Of a decision that was reported several
 * times the first row passes. Not safe for several threads.
 *
 * <p>Several quarantines do the work of one if each sees all rows of its {@link #key keys}, in the
 * order of reading.
 */
public final class Quarantine {
  private static final int MAX_TOKENS = 1_000_000;
  private static final double MAX_CONCURRENCY = 100_000;
  private static final double MAX_TTFT_SECONDS = 3600;
  private static final double MAX_TPOT_SECONDS = 60;
  private static final double MAX_JOULES = 1e8;

  private final Instant now;
  private final SeenIds seen = new SeenIds();
  private final Map<QuarantineReason, Integer> counts = new EnumMap<>(QuarantineReason.class);

  /**
   * Takes the time.
   *
   * @param now later rows are not believed
   */
  public Quarantine(Instant now) {
    this.now = now;
  }

  /** Tells whether a row may be true; counts it if not. */
  public boolean passes(TelemetryRow row) {
    return reason(row.decisionId(), row.at(), row.concurrency(), row.served()).isEmpty();
  }

  /** Returns why a request cannot be true, and counts it; an unknown concurrency is no reason. */
  public Optional<QuarantineReason> reason(CompletedRequest request) {
    double concurrency = request.concurrency().orElse(1);
    return reason(request.decisionId(), request.at(), concurrency, request.served());
  }

  private Optional<QuarantineReason> reason(
      String decisionId, Instant at, double concurrency, Served served) {
    Optional<QuarantineReason> reason = why(decisionId, at, concurrency, served);
    reason.ifPresent(why -> counts.merge(why, 1, Integer::sum));
    return reason;
  }

  /** Returns what duplicates of a decision have in common, a hash of 64 bits. */
  public static long key(String decisionId) {
    return SeenIds.hash(decisionId);
  }

  /** Returns how many rows were kept apart, by reason. */
  public Map<QuarantineReason, Integer> counts() {
    return Collections.unmodifiableMap(counts);
  }

  private Optional<QuarantineReason> why(
      String decisionId, Instant at, double concurrency, Served served) {
    double joules = served.gpuJoules().orElse(1);
    if (Double.isNaN(served.ttftSeconds() + served.tpotSeconds() + joules + concurrency)) {
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
    if (!isBetween(1, concurrency, MAX_CONCURRENCY)) {
      return Optional.of(QuarantineReason.IMPOSSIBLE_CONCURRENCY);
    }
    if (!isPositive(served.ttftSeconds(), MAX_TTFT_SECONDS)
        || !isPositive(served.tpotSeconds(), MAX_TPOT_SECONDS)) {
      return Optional.of(QuarantineReason.IMPOSSIBLE_TIME);
    }
    if (!isPositive(joules, MAX_JOULES)) {
      return Optional.of(QuarantineReason.IMPOSSIBLE_ENERGY);
    }
    if (at.isAfter(now)) {
      return Optional.of(QuarantineReason.FROM_THE_FUTURE);
    }
    return seen.add(decisionId) ? Optional.empty() : Optional.of(QuarantineReason.DUPLICATE);
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
