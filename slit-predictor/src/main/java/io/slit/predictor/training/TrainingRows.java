package io.slit.predictor.training;

import io.slit.predictor.fallback.DecodeModel;
import io.slit.predictor.fallback.EnergyModel;
import io.slit.predictor.fallback.PrefillModel;
import io.slit.predictor.features.LoadFeatures;
import io.slit.predictor.features.PrefillFeatures;
import io.slit.predictor.measurement.DecodeMeasurement;
import io.slit.predictor.measurement.EnergyMeasurement;
import io.slit.predictor.measurement.MeasurementSet;
import io.slit.predictor.measurement.PrefillMeasurement;
import java.util.List;

/** Turns measurements into training rows, one each. */
final class TrainingRows {
  private TrainingRows() {}

  /** Returns rows of prompts. */
  static List<TrainingRow> prefill(MeasurementSet used) {
    return used.prefill().stream().map(TrainingRows::prefillRow).toList();
  }

  /** Returns rows of TPOT. */
  static List<TrainingRow> tpot(MeasurementSet used) {
    return used.decode().stream().map(TrainingRows::tpotRow).toList();
  }

  /** Returns rows of energy. */
  static List<TrainingRow> energy(MeasurementSet used) {
    return used.energy().stream().map(TrainingRows::energyRow).toList();
  }

  private static TrainingRow prefillRow(PrefillMeasurement one) {
    double analytic = PrefillModel.seconds(one.configuration(), one.inputTokens());
    return new TrainingRow(
        one.configuration(),
        one.inputTokens(),
        PrefillFeatures.of(one.configuration(), one.inputTokens()),
        Math.log(one.time().seconds() / analytic));
  }

  private static TrainingRow tpotRow(DecodeMeasurement one) {
    double analytic =
        DecodeModel.tpotSeconds(
            one.configuration(), one.batching(), one.tokens(), one.concurrency());
    return new TrainingRow(
        one.configuration(),
        one.concurrency(),
        LoadFeatures.of(one.configuration(), one.concurrency()),
        Math.log(one.tpot().seconds() / analytic));
  }

  private static TrainingRow energyRow(EnergyMeasurement one) {
    double analytic = EnergyModel.joules(one.configuration(), one.tokens(), one.concurrency());
    return new TrainingRow(
        one.configuration(),
        one.concurrency(),
        LoadFeatures.of(one.configuration(), one.concurrency()),
        Math.log(one.gpuEnergy().joules() / analytic));
  }
}
