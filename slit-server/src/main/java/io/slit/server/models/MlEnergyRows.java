package io.slit.server.models;

import io.slit.core.units.Energy;
import io.slit.core.units.Latency;
import io.slit.predictor.measurement.Batching;
import io.slit.predictor.measurement.DecodeMeasurement;
import io.slit.predictor.measurement.EnergyMeasurement;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.measurement.TokenMix;
import io.slit.server.datasets.ServingEnergyRow;
import java.util.Map;
import java.util.Optional;

/**
 * What energy rows (ML.ENERGY, Chung et al., NeurIPS D&amp;B 2025) say.
 *
 * <p>The prompt lengths are not published per row: every row of a task has the mean prompt of its
 * task, {@link TokenMix#CHAT_INPUT} or {@link TokenMix#CODE_INPUT}. The output tokens are those of
 * the row.
 */
final class MlEnergyRows {
  private static final Map<String, Double> INPUT_TOKENS =
      Map.of("chat", TokenMix.CHAT_INPUT, "code", TokenMix.CODE_INPUT);

  private MlEnergyRows() {}

  /** Returns why a row is left out, as the end of a sentence, if it is. */
  static Optional<String> findObjection(ServingEnergyRow row) {
    if (!INPUT_TOKENS.containsKey(row.task())) {
      return Optional.of("the prompt tokens of the task (%s) are not known".formatted(row.task()));
    }
    if (row.load().averageBatch() < 1 || row.measured().averageOutputTokens() < 1) {
      return Optional.of("the average batch and the output tokens must be at least 1");
    }
    return MeasuredSetup.findObjection(row.setup());
  }

  /** Returns the time per output token of a row. */
  static DecodeMeasurement decode(ServingEnergyRow row) {
    return new DecodeMeasurement(
        configuration(row),
        Batching.CONTINUOUS,
        tokens(row),
        row.load().averageBatch(),
        Latency.ofMillis(row.measured().tpotMs()));
  }

  /** Returns the GPU energy per request of a row. */
  static EnergyMeasurement energy(ServingEnergyRow row) {
    return new EnergyMeasurement(
        configuration(row),
        tokens(row),
        row.load().averageBatch(),
        Energy.ofJoules(row.measured().energyPerRequestJ()));
  }

  private static TokenMix tokens(ServingEnergyRow row) {
    double input = INPUT_TOKENS.getOrDefault(row.task(), TokenMix.CHAT_INPUT);
    return new TokenMix(input, row.measured().averageOutputTokens());
  }

  private static ServingConfiguration configuration(ServingEnergyRow row) {
    return MeasuredSetup.configuration(row.setup(), row.load().pipelineParallelStages());
  }
}
