package io.slit.predictor.training;

import io.slit.core.units.Latency;
import io.slit.predictor.measurement.Batching;
import io.slit.predictor.measurement.DecodeMeasurement;
import io.slit.predictor.measurement.MeasurementSet;
import io.slit.predictor.measurement.PrefillMeasurement;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.measurement.TokenMix;
import io.slit.predictor.statistics.Quantile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Which measurements are learned from: single prompts, served loads, medians of repetitions. */
public final class UsedMeasurements {
  /**
   * Greatest static batch used for TPOT. A larger one decodes without prompts joining, which a
   * served replica never does; ML.ENERGY measured those loads under continuous batching.
   */
  static final double MAX_STATIC_BATCH = 16;

  private UsedMeasurements() {}

  /** Returns the part of a set that a model is trained on and judged by. */
  public static MeasurementSet of(MeasurementSet all) {
    return new MeasurementSet(all.source(), prefill(all), decode(all), all.energy());
  }

  private record PrefillKey(ServingConfiguration configuration, double inputTokens) {}

  private static List<PrefillMeasurement> prefill(MeasurementSet all) {
    return medians(
            all.prefill().stream().filter(one -> one.batch() == 1).toList(),
            one -> new PrefillKey(one.configuration(), one.inputTokens()),
            one -> one.time().seconds())
        .entrySet()
        .stream()
        .map(
            one ->
                new PrefillMeasurement(
                    one.getKey().configuration(),
                    one.getKey().inputTokens(),
                    1,
                    new Latency(one.getValue())))
        .toList();
  }

  private record LoadKey(
      ServingConfiguration configuration, Batching batching, TokenMix tokens, double load) {}

  private static List<DecodeMeasurement> decode(MeasurementSet all) {
    return medians(
            all.decode().stream().filter(UsedMeasurements::isServed).toList(),
            one ->
                new LoadKey(one.configuration(), one.batching(), one.tokens(), one.concurrency()),
            one -> one.tpot().seconds())
        .entrySet()
        .stream()
        .map(
            one ->
                new DecodeMeasurement(
                    one.getKey().configuration(),
                    one.getKey().batching(),
                    one.getKey().tokens(),
                    one.getKey().load(),
                    new Latency(one.getValue())))
        .toList();
  }

  private static boolean isServed(DecodeMeasurement one) {
    return one.batching() == Batching.CONTINUOUS || one.concurrency() <= MAX_STATIC_BATCH;
  }

  private static <T, K> Map<K, Double> medians(
      List<T> rows, Function<T, K> key, ToDoubleFunction<T> value) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                key,
                LinkedHashMap::new,
                Collectors.collectingAndThen(
                    Collectors.toList(),
                    group -> Quantile.median(group.stream().mapToDouble(value).toArray()))));
  }
}
