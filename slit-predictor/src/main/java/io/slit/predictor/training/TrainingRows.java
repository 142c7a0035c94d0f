package io.slit.predictor.training;

import io.slit.predictor.fallback.DecodeModel;
import io.slit.predictor.fallback.EnergyModel;
import io.slit.predictor.fallback.PrefillModel;
import io.slit.predictor.features.LoadFeatures;
import io.slit.predictor.features.PrefillFeatures;
import io.slit.predictor.measurement.Batching;
import io.slit.predictor.measurement.DecodeMeasurement;
import io.slit.predictor.measurement.EnergyMeasurement;
import io.slit.predictor.measurement.MeasurementSet;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.measurement.TokenMix;
import io.slit.predictor.statistics.Quantile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Turns measurements into training rows: which are used, and their medians. */
final class TrainingRows {
  /**
   * Greatest static batch used for TPOT. A larger one decodes without prompts joining, which a
   * served replica never does; ML.ENERGY measured those loads under continuous batching.
   */
  static final double MAX_STATIC_BATCH = 16;

  private TrainingRows() {}

  /** Returns rows of single prompts; repetitions become their median. */
  static List<TrainingRow> prefill(MeasurementSet measurements) {
    return medians(
            measurements.prefill().stream().filter(one -> one.batch() == 1).toList(),
            one -> new PrefillKey(one.configuration(), one.inputTokens()),
            one -> one.time().seconds())
        .entrySet()
        .stream()
        .map(entry -> prefillRow(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Returns rows of TPOT; repetitions become their median. */
  static List<TrainingRow> tpot(MeasurementSet measurements) {
    return medians(
            measurements.decode().stream().filter(TrainingRows::isUsed).toList(),
            one ->
                new LoadKey(one.configuration(), one.batching(), one.tokens(), one.concurrency()),
            one -> one.tpot().seconds())
        .entrySet()
        .stream()
        .map(entry -> tpotRow(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Returns rows of energy. */
  static List<TrainingRow> energy(MeasurementSet measurements) {
    return measurements.energy().stream().map(TrainingRows::energyRow).toList();
  }

  private record PrefillKey(ServingConfiguration configuration, double inputTokens) {}

  private record LoadKey(
      ServingConfiguration configuration, Batching batching, TokenMix tokens, double load) {}

  private static boolean isUsed(DecodeMeasurement one) {
    return one.batching() == Batching.CONTINUOUS || one.concurrency() <= MAX_STATIC_BATCH;
  }

  private static TrainingRow prefillRow(PrefillKey key, double seconds) {
    double analytic = PrefillModel.seconds(key.configuration(), key.inputTokens());
    return new TrainingRow(
        key.configuration(),
        key.inputTokens(),
        PrefillFeatures.of(key.configuration(), key.inputTokens()),
        Math.log(seconds / analytic));
  }

  private static TrainingRow tpotRow(LoadKey key, double seconds) {
    double analytic =
        DecodeModel.tpotSeconds(key.configuration(), key.batching(), key.tokens(), key.load());
    return new TrainingRow(
        key.configuration(),
        key.load(),
        LoadFeatures.of(key.configuration(), key.load()),
        Math.log(seconds / analytic));
  }

  private static TrainingRow energyRow(EnergyMeasurement one) {
    double analytic = EnergyModel.joules(one.configuration(), one.tokens(), one.concurrency());
    return new TrainingRow(
        one.configuration(),
        one.concurrency(),
        LoadFeatures.of(one.configuration(), one.concurrency()),
        Math.log(one.gpuEnergy().joules() / analytic));
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
