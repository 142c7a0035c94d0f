package io.slit.predictor.artifact;

import io.slit.predictor.fallback.DecodeModel;
import io.slit.predictor.fallback.EnergyModel;
import io.slit.predictor.fallback.LogGrid;
import io.slit.predictor.fallback.PrefillModel;
import io.slit.predictor.features.LoadFeatures;
import io.slit.predictor.features.PrefillFeatures;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.measurement.TokenMix;

/**
 * What the trees say about one configuration, over grids of prompt length and concurrency, and the
 * monotone curves made of it. Immutable; the trees are walked once, in the constructor.
 */
final class ConfigurationCurves {
  private static final double MAX_INPUT_TOKENS = 2_000_000;
  private static final double MAX_CONCURRENCY = 100_000;

  private final ServingConfiguration configuration;
  private final double leastEnergyConcurrency;
  private final double[] prefillSeconds = new double[LogGrid.pointsUpTo(MAX_INPUT_TOKENS)];
  private final double[] tpotFactors = new double[LogGrid.pointsUpTo(MAX_CONCURRENCY)];
  private final double[] energyFactors = new double[tpotFactors.length];

  ConfigurationCurves(ServingConfiguration configuration, ResidualEvaluators evaluators) {
    this.configuration = configuration;
    this.leastEnergyConcurrency = evaluators.leastEnergyConcurrency();
    for (int i = 0; i < prefillSeconds.length; i++) {
      double tokens = LogGrid.point(i);
      double factor = evaluators.prefill().factor(PrefillFeatures.of(configuration, tokens));
      prefillSeconds[i] = factor * PrefillModel.seconds(configuration, tokens);
    }
    for (int i = 0; i < tpotFactors.length; i++) {
      double load = LogGrid.point(i);
      double seen = Math.max(load, leastEnergyConcurrency);
      tpotFactors[i] = evaluators.tpot().factor(LoadFeatures.of(configuration, load));
      energyFactors[i] = evaluators.energy().factor(LoadFeatures.of(configuration, seen));
    }
  }

  /** Returns the time to process a prompt, never falling with its length, in s. */
  double prefillSeconds(double inputTokens) {
    return LogGrid.risingAt(inputTokens, index -> prefillSeconds[index]);
  }

  /** Returns the time per output token, never falling with the load, in s. */
  double tpotSeconds(TokenMix tokens, double concurrency) {
    return LogGrid.risingAt(concurrency, index -> tpotAt(tokens, index));
  }

  /** Returns the GPU energy of a request, never rising with the load, in J. */
  double gpuJoules(TokenMix tokens, double concurrency) {
    double prefill = prefillSeconds(tokens.input());
    return LogGrid.fallingAt(concurrency, index -> energyAt(tokens, prefill, index));
  }

  private double tpotAt(TokenMix tokens, int index) {
    double analytic = DecodeModel.tpotSeconds(configuration, tokens, LogGrid.point(index));
    return analytic * tpotFactors[index];
  }

  /**
   * Returns the energy at a point of the grid. Below the least measured load the learned energy
   * factor fades out with the logarithm of the load, and the factor of the learned times fades in:
   * at one request it is analytic power times predicted time.
   */
  private double energyAt(TokenMix tokens, double prefill, int index) {
    double load = LogGrid.point(index);
    double share = Math.min(1, Math.log(load) / Math.log(leastEnergyConcurrency));
    double learned = Math.pow(energyFactors[index], share);
    double analytic = EnergyModel.joules(configuration, tokens, load);
    return share == 1
        ? analytic * learned
        : analytic * learned * Math.pow(timeFactor(tokens, prefill, index), 1 - share);
  }

  private double timeFactor(TokenMix tokens, double prefill, int index) {
    double load = LogGrid.point(index);
    double predicted = EnergyModel.ownSeconds(prefill, tpotAt(tokens, index), tokens, load);
    double analytic =
        EnergyModel.ownSeconds(
            PrefillModel.seconds(configuration, tokens.input()),
            DecodeModel.tpotSeconds(configuration, tokens, load),
            tokens,
            load);
    return predicted / analytic;
  }
}
