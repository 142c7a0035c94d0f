package io.slit.predictor.evaluation;

import io.slit.core.fleet.LlmModel;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingQuery;
import io.slit.predictor.artifact.ArtifactServingPredictor;
import io.slit.predictor.fallback.DecodeModel;
import io.slit.predictor.fallback.EnergyModel;
import io.slit.predictor.fallback.PrefillModel;
import io.slit.predictor.measurement.Batching;
import io.slit.predictor.measurement.DecodeMeasurement;
import io.slit.predictor.measurement.EnergyMeasurement;
import io.slit.predictor.measurement.MeasurementSet;
import io.slit.predictor.measurement.PrefillMeasurement;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.measurement.TokenMix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Asks a predictor about measurements, through the same door as the planner. */
final class Judge {
  private final ArtifactServingPredictor predictor;

  Judge(ArtifactServingPredictor predictor) {
    this.predictor = predictor;
  }

  List<JudgedRow> judge(MeasurementSet measured) {
    return Stream.of(
            measured.prefill().stream().map(this::judge),
            measured.decode().stream().map(this::judge),
            measured.energy().stream().map(this::judge))
        .flatMap(rows -> rows)
        .toList();
  }

  private JudgedRow judge(PrefillMeasurement one) {
    TokenMix tokens = new TokenMix(one.inputTokens(), 1);
    ServingQuery query = query(one.configuration(), tokens, 1);
    return new JudgedRow(
        Target.TTFT,
        one.inputTokens(),
        one.time().seconds(),
        predictor.estimate(query).prefillSeconds(),
        predictor.bases(query).prefill(),
        PrefillModel.seconds(one.configuration(), one.inputTokens()));
  }

  /**
   * Predictions are of continuous batching. A row of static batching is judged by what it would
   * have been under continuous batching, by the ratio of the two formulas.
   */
  private JudgedRow judge(DecodeMeasurement one) {
    ServingQuery query = query(one.configuration(), one.tokens(), one.concurrency());
    double formula = tpot(one, one.batching());
    double served = tpot(one, Batching.CONTINUOUS);
    return new JudgedRow(
        Target.TPOT,
        one.concurrency(),
        one.tpot().seconds() * served / formula,
        predictor.estimate(query).tpotSeconds(),
        predictor.bases(query).tpot(),
        served);
  }

  private JudgedRow judge(EnergyMeasurement one) {
    ServingQuery query = query(one.configuration(), one.tokens(), one.concurrency());
    ServingEstimate estimate = predictor.estimate(query);
    return new JudgedRow(
        Target.ENERGY,
        one.concurrency(),
        one.gpuEnergy().joules(),
        estimate.gpuJoules(),
        predictor.bases(query).energy(),
        EnergyModel.joules(one.configuration(), one.tokens(), one.concurrency()));
  }

  private static double tpot(DecodeMeasurement one, Batching batching) {
    return DecodeModel.tpotSeconds(one.configuration(), batching, one.tokens(), one.concurrency());
  }

  static ServingQuery query(ServingConfiguration of, TokenMix tokens, double concurrency) {
    return new ServingQuery(
        new LlmModel(of.model(), Set.of(), of.shape(), Map.of()),
        of.accelerator(),
        of.parallelism(),
        tokens.input(),
        tokens.output(),
        concurrency);
  }
}
