package io.slit.predictor.forecast.evaluation;

import io.slit.core.environment.Forecast;
import io.slit.core.spi.PastDemand;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Demand;
import io.slit.core.workload.Epoch;
import io.slit.predictor.forecast.LearnedDemandForecaster;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lives through the epochs of a recording once and forecasts each from those before it.
 *
 * <p>An epoch of a class that was not recorded is neither learned from nor scored. The sum over
 * classes is scored where all were recorded.
 */
public final class DemandEvaluation {
  private static final double MILLIS = 1000;

  private final Recording recording;
  private final Map<ClassId, ClassSum> byClass = new LinkedHashMap<>();
  private final ClassSum all = new ClassSum();
  private final BoundSum bounds = new BoundSum();

  /** What was recorded. */
  public interface Recording {
    /** Returns the classes. */
    List<ClassId> classes();

    /** Returns the mean rate of a class over an epoch per second, where it was recorded. */
    Optional<Double> ratePerSecond(ClassId id, Epoch epoch);
  }

  /**
   * What is scored.
   *
   * @param first epoch of the recording
   * @param warmUp epochs that are only learned from
   * @param count epochs in all
   * @param lead 1 for the epoch after the latest known one
   */
  public record Span(Epoch first, int warmUp, int count, int lead) {
    Epoch at(int index) {
      return new Epoch(first.start().plus(first.length().multipliedBy(index)), first.length());
    }
  }

  private DemandEvaluation(Recording recording) {
    this.recording = recording;
    recording.classes().forEach(id -> byClass.put(id, new ClassSum()));
  }

  /** Returns the errors of the forecaster that is served. */
  public static DemandErrors of(Recording recording, Span span) {
    DemandEvaluation evaluation = new DemandEvaluation(recording);
    LearnedDemandForecaster forecaster = new LearnedDemandForecaster();
    for (int i = span.warmUp(); i < span.count(); i++) {
      Epoch epoch = span.at(i);
      Epoch latest = span.at(i - span.lead());
      PastDemand past = new Past(recording, span.first().start(), latest.end());
      evaluation.score(epoch, latest, forecaster.forecast(past, epoch));
      if (i + 1 < span.count()) {
        evaluation.bound(span.at(i - 1), epoch, span.at(i + 1));
      }
    }
    return evaluation.errors();
  }

  private void score(Epoch epoch, Epoch latest, Forecast<Demand> forecast) {
    double truth = 0;
    double expected = 0;
    double persistence = 0;
    boolean whole = true;
    for (ClassId id : recording.classes()) {
      Optional<Double> rate = recording.ratePerSecond(id, epoch);
      Optional<Double> before = recording.ratePerSecond(id, latest);
      whole &= rate.isPresent() && before.isPresent();
      if (rate.isPresent() && before.isPresent()) {
        byClass.getOrDefault(id, all).add(rate.get(), before.get(), guess(forecast, id));
        truth += rate.get();
        persistence += before.get();
        expected += forecast.expected().ratePerSecond(id);
      }
    }
    if (whole) {
      all.add(truth, persistence, new ForecastErrors.Guess(expected, expected, expected));
    }
  }

  private void bound(Epoch before, Epoch epoch, Epoch after) {
    for (ClassId id : recording.classes()) {
      Optional<Double> rate = recording.ratePerSecond(id, epoch);
      Optional<Double> left = recording.ratePerSecond(id, before);
      Optional<Double> right = recording.ratePerSecond(id, after);
      if (rate.isPresent() && left.isPresent() && right.isPresent()) {
        double seconds = epoch.length().toMillis() / MILLIS;
        bounds.truth += rate.get();
        bounds.neighbours += Math.abs((left.get() + right.get()) / 2 - rate.get());
        bounds.counts += Math.sqrt(2 * rate.get() * seconds / Math.PI) / seconds;
      }
    }
  }

  private static final class BoundSum {
    private double truth;
    private double neighbours;
    private double counts;
  }

  private static ForecastErrors.Guess guess(Forecast<Demand> forecast, ClassId id) {
    return new ForecastErrors.Guess(
        forecast.expected().ratePerSecond(id),
        forecast.low().ratePerSecond(id),
        forecast.high().ratePerSecond(id));
  }

  private DemandErrors errors() {
    ClassSum pooled = new ClassSum();
    Map<ClassId, Double> wapes = new LinkedHashMap<>();
    byClass.forEach(
        (id, sum) -> {
          pooled.add(sum);
          wapes.put(id, sum.error / sum.truth);
        });
    return new DemandErrors(
        all.error / all.truth,
        all.persistence / all.truth,
        pooled.error / pooled.truth,
        pooled.persistence / pooled.truth,
        wapes,
        (double) pooled.covered / pooled.count,
        new DemandErrors.Bounds(bounds.neighbours / bounds.truth, bounds.counts / bounds.truth));
  }

  private static final class ClassSum {
    private double truth;
    private double error;
    private double persistence;
    private long covered;
    private long count;

    void add(double rate, double before, ForecastErrors.Guess guess) {
      truth += rate;
      error += Math.abs(guess.expected() - rate);
      persistence += Math.abs(before - rate);
      covered += guess.covers(rate) ? 1 : 0;
      count++;
    }

    void add(ClassSum other) {
      truth += other.truth;
      error += other.error;
      persistence += other.persistence;
      covered += other.covered;
      count += other.count;
    }
  }

  /** The recording up to an instant; nothing is known before it began. */
  private record Past(Recording recording, Instant start, Instant now) implements PastDemand {
    @Override
    public Collection<ClassId> classes() {
      return recording.classes();
    }

    @Override
    public Optional<Double> ratePerSecond(ClassId id, Epoch epoch) {
      if (epoch.end().isAfter(now)) {
        throw new IllegalArgumentException(
            "The demand up to %s was asked for at %s. Only the past is known."
                .formatted(epoch.end(), now));
      }
      return epoch.start().isBefore(start) ? Optional.empty() : recording.ratePerSecond(id, epoch);
    }
  }
}
