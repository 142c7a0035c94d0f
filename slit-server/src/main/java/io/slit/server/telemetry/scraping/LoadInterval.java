package io.slit.server.telemetry.scraping;

import io.slit.core.fleet.Deployment;
import io.slit.server.storage.DecisionContext;
import io.slit.server.telemetry.scraping.EngineReading.Counter;
import io.slit.server.telemetry.store.OutcomeDescriber;
import io.slit.server.telemetry.store.TelemetryRecord;
import io.slit.server.telemetry.store.TelemetryRecord.Measured;
import io.slit.server.telemetry.store.TelemetryRecord.More;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The means over the requests between two readings of a deployment, as one row.
 *
 * <p>Times are differences of a histogram's sum over those of its count. Requests in decode on a
 * replica follow from Little's law: the seconds between tokens that passed in all of them, over the
 * seconds that passed. Energy per request is that of all GPUs of the deployment over its requests.
 * Requests are the mean of those begun and those finished; where these differ by more than half,
 * tokens and energy belong to other requests than the times, and there is no row.
 */
final class LoadInterval {
  /** Fewer requests say little about their mean. */
  private static final double LEAST_REQUESTS = 5;

  private static final double MOST_SECONDS = 3600;
  private static final double MOST_IMBALANCE = 0.5;
  private static final double MILLIS = 1000;
  private static final double JOULES_PER_WATT_HOUR = 3600;

  private final Deployment deployment;
  private final Reading before;
  private final Reading after;
  private final Map<Counter, Double> grown = new EnumMap<>(Counter.class);

  private LoadInterval(Deployment deployment, Reading before, Reading after) {
    this.deployment = deployment;
    this.before = before;
    this.after = after;
  }

  /** What two readings give. */
  sealed interface Result {
    /** A row. */
    record Row(TelemetryRecord row) implements Result {}

    /** No row, and why. */
    record Nothing(String reason) implements Result {}
  }

  /** Returns what two readings of a deployment give; {@code at} is when the later one was taken. */
  static Result of(Deployment deployment, Reading before, Reading after, Instant at) {
    LoadInterval interval = new LoadInterval(deployment, before, after);
    Optional<String> reason = interval.subtract();
    return reason.isPresent() ? new Result.Nothing(reason.get()) : new Result.Row(interval.row(at));
  }

  private double seconds() {
    return after.seconds() - before.seconds();
  }

  /** Subtracts the counters; returns why nothing follows from them, if so. */
  private Optional<String> subtract() {
    if (!(seconds() > 0) || seconds() > MOST_SECONDS) {
      return Optional.of("the readings are not up to an hour apart");
    }
    if (before.engines().size() != after.engines().size()
        || after.replicas() == 0
        || before.replicas() != after.replicas()) {
      return Optional.of("the number of engines is 0 or has changed");
    }
    for (int i = 0; i < after.engines().size(); i++) {
      Map<Counter, Double> old = before.engines().get(i).totals();
      Map<Counter, Double> now = after.engines().get(i).totals();
      if (!old.keySet().equals(now.keySet())) {
        return Optional.of("the metrics have changed");
      }
      for (Map.Entry<Counter, Double> one : now.entrySet()) {
        double more = one.getValue() - old.getOrDefault(one.getKey(), 0.0);
        if (!(more >= 0)) {
          return Optional.of("a counter was set back: an engine was started anew");
        }
        grown.merge(one.getKey(), more, Double::sum);
      }
    }
    return unusable();
  }

  private Optional<String> unusable() {
    for (Counter needed : Counter.values()) {
      boolean isOptional =
          switch (needed) {
            case QUEUE_SUM, QUEUE_COUNT, CACHED_TOKENS -> true;
            default -> false;
          };
      if (!isOptional && !grown.containsKey(needed)) {
        return Optional.of("a metric is missing: " + needed.name().toLowerCase(Locale.ROOT));
      }
    }
    if (requests() < LEAST_REQUESTS || grown(Counter.STEP_COUNT) < 1) {
      return Optional.of("fewer than %.0f requests".formatted(LEAST_REQUESTS));
    }
    double begun = grown(Counter.TTFT_COUNT);
    double finished = grown(Counter.FINISHED);
    return Math.abs(begun - finished) > MOST_IMBALANCE * requests()
        ? Optional.of("the load was not steady: many more requests began than finished, or fewer")
        : Optional.empty();
  }

  private double grown(Counter counter) {
    return grown.getOrDefault(counter, 0.0);
  }

  private double requests() {
    return (grown(Counter.TTFT_COUNT) + grown(Counter.FINISHED)) / 2;
  }

  private TelemetryRecord row(Instant at) {
    double concurrency = Math.max(1, grown(Counter.STEP_SUM) / seconds() / after.replicas());
    return new TelemetryRecord(
        "scrape:%s:%d".formatted(deployment.id().value(), at.toEpochMilli()),
        at,
        "",
        OutcomeDescriber.ranOn(deployment),
        measured(),
        new DecisionContext(
            Optional.empty(),
            OptionalInt.of((int) Math.round(after.inFlight())),
            OptionalDouble.of(concurrency),
            Optional.empty()));
  }

  private Measured measured() {
    long input = Math.max(1, Math.round(grown(Counter.PROMPT_TOKENS) / requests()));
    OptionalDouble joules = joules();
    return new Measured(
        "interval",
        OptionalLong.of(input),
        OptionalLong.of(Math.max(1, Math.round(grown(Counter.GENERATED_TOKENS) / requests()))),
        OptionalDouble.of(MILLIS * mean(Counter.TTFT_SUM, Counter.TTFT_COUNT)),
        OptionalDouble.of(MILLIS * mean(Counter.STEP_SUM, Counter.STEP_COUNT)),
        times(joules, 1 / JOULES_PER_WATT_HOUR / requests()),
        OptionalDouble.empty(),
        OptionalDouble.of(0),
        new More(
            grown.containsKey(Counter.CACHED_TOKENS)
                ? OptionalLong.of(
                    Math.min(input, Math.round(grown(Counter.CACHED_TOKENS) / requests())))
                : OptionalLong.empty(),
            grown(Counter.QUEUE_COUNT) > 0
                ? OptionalDouble.of(MILLIS * mean(Counter.QUEUE_SUM, Counter.QUEUE_COUNT))
                : OptionalDouble.empty(),
            OptionalLong.of(Math.round(requests())),
            times(joules, 1 / seconds()),
            after.engines().stream()
                .map(EngineReading::kvCacheUsage)
                .flatMapToDouble(OptionalDouble::stream)
                .average()));
  }

  private OptionalDouble joules() {
    int gpus = after.replicas() * deployment.parallelism().gpus();
    return before.gpus().joulesUntil(after.gpus(), gpus, seconds());
  }

  private double mean(Counter sum, Counter count) {
    return grown(sum) / grown(count);
  }

  private static OptionalDouble times(OptionalDouble value, double factor) {
    return value.isPresent()
        ? OptionalDouble.of(value.getAsDouble() * factor)
        : OptionalDouble.empty();
  }
}
