package io.slit.predictor.retrain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps rows apart that cannot be true, and counts why. Not safe for several threads. */
final class Quarantine {
  private static final int MAX_TOKENS = 1_000_000;
  private static final double MAX_CONCURRENCY = 100_000;
  private static final double MAX_TTFT_SECONDS = 3600;
  private static final double MAX_TPOT_SECONDS = 60;
  private static final double MAX_JOULES = 1e8;

  private final Instant now;
  private final Set<String> seen = new HashSet<>();
  private final Map<QuarantineReason, Integer> counts = new EnumMap<>(QuarantineReason.class);

  Quarantine(Instant now) {
    this.now = now;
  }

  /** Returns the rows that may be true, in their order. */
  List<TelemetryRow> filter(Iterable<TelemetryRow> rows) {
    List<TelemetryRow> good = new ArrayList<>();
    for (TelemetryRow row : rows) {
      Optional<QuarantineReason> reason = reason(row);
      if (reason.isPresent()) {
        counts.merge(reason.get(), 1, Integer::sum);
      } else {
        good.add(row);
      }
    }
    return good;
  }

  /** Returns how many rows were kept apart, by reason. */
  Map<QuarantineReason, Integer> counts() {
    return Collections.unmodifiableMap(counts);
  }

  private Optional<QuarantineReason> reason(TelemetryRow row) {
    if (!isPossible(row.outcome().inputTokens()) || !isPossible(row.outcome().outputTokens())) {
      return Optional.of(QuarantineReason.IMPOSSIBLE_TOKENS);
    }
    if (!(row.concurrency() >= 1 && row.concurrency() <= MAX_CONCURRENCY)) {
      return Optional.of(QuarantineReason.IMPOSSIBLE_CONCURRENCY);
    }
    if (!hasPossibleTimes(row)) {
      return Optional.of(QuarantineReason.IMPOSSIBLE_TIME);
    }
    if (row.outcome().energy().filter(energy -> !isEnergy(energy.joules())).isPresent()) {
      return Optional.of(QuarantineReason.IMPOSSIBLE_ENERGY);
    }
    if (row.at().isAfter(now)) {
      return Optional.of(QuarantineReason.FROM_THE_FUTURE);
    }
    return seen.add(row.decisionId()) ? Optional.empty() : Optional.of(QuarantineReason.DUPLICATE);
  }

  private static boolean isPossible(int tokens) {
    return tokens >= 1 && tokens <= MAX_TOKENS;
  }

  private static boolean isEnergy(double joules) {
    return joules > 0 && joules <= MAX_JOULES;
  }

  private static boolean hasPossibleTimes(TelemetryRow row) {
    double ttft = row.outcome().ttft().seconds();
    double tpot = row.outcome().tpot().seconds();
    return ttft > 0 && ttft <= MAX_TTFT_SECONDS && tpot > 0 && tpot <= MAX_TPOT_SECONDS;
  }
}
