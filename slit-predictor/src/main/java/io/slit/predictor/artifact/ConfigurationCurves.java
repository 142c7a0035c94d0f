package io.slit.predictor.artifact;

import io.slit.predictor.fallback.LogGrid;
import io.slit.predictor.fallback.PrefillModel;
import io.slit.predictor.fallback.ReplicaFormulas;
import io.slit.predictor.fallback.ReplicaFormulas.Request;
import io.slit.predictor.features.LoadFeatures;
import io.slit.predictor.features.PrefillFeatures;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.measurement.TokenMix;

/**
 * What the model says about one configuration, over grids of prompt length and concurrency, and the
 * monotone curves made of it. Immutable; the trees are walked once, in the constructor. A query
 * then costs one power per point of the grid below its load.
 */
final class ConfigurationCurves {
  private static final double MAX_INPUT_TOKENS = 2_000_000;
  private static final double MAX_CONCURRENCY = 100_000;

  private final Correction seen;
  private final ReplicaFormulas formulas;
  private final Request measuredMix;
  private final BasisCurve prefillBasis;
  private final BasisCurve tpotBasis;
  private final BasisCurve energyBasis;
  private final double[] risingPrefillSeconds = new double[LogGrid.pointsUpTo(MAX_INPUT_TOKENS)];
  private final double[] tpotFactors = new double[LogGrid.pointsUpTo(MAX_CONCURRENCY)];
  private final double[] energyFactors = new double[tpotFactors.length];
  private final double[] timeShares = new double[tpotFactors.length];

  ConfigurationCurves(
      ServingConfiguration configuration, ResidualEvaluators evaluators, Correction seen) {
    this.seen = seen;
    this.formulas = new ReplicaFormulas(configuration, MAX_CONCURRENCY);
    this.measuredMix = formulas.request(TokenMix.CHAT);
    this.prefillBasis = new BasisCurve(evaluators.prefill().model(), configuration);
    this.tpotBasis = new BasisCurve(evaluators.tpot().model(), configuration);
    this.energyBasis = new BasisCurve(evaluators.energy().model(), configuration);
    fillPrefill(configuration, evaluators.prefill());
    fillLoads(configuration, evaluators);
  }

  private void fillPrefill(ServingConfiguration configuration, ResidualEvaluator evaluator) {
    double share = evaluator.share(configuration);
    double greatest = 0;
    for (int i = 0; i < risingPrefillSeconds.length; i++) {
      double tokens = LogGrid.point(i);
      double[] features = PrefillFeatures.of(configuration, tokens);
      prefillBasis.add(features);
      double seconds =
          evaluator.factor(features, share) * PrefillModel.seconds(configuration, tokens);
      greatest = Math.max(greatest, seconds);
      risingPrefillSeconds[i] = greatest;
    }
  }

  /**
   * Below the least measured load the learned energy factor fades out with the logarithm of the
   * load, and the factor of the learned times fades in: at one request the energy is analytic power
   * times predicted time.
   */
  private void fillLoads(ServingConfiguration configuration, ResidualEvaluators evaluators) {
    double least = evaluators.leastEnergyConcurrency();
    double ofTpot = evaluators.tpot().share(configuration);
    double ofEnergy = evaluators.energy().share(configuration);
    for (int i = 0; i < tpotFactors.length; i++) {
      double load = LogGrid.point(i);
      double[] features = LoadFeatures.of(configuration, load);
      tpotBasis.add(features);
      energyBasis.add(features);
      tpotFactors[i] = evaluators.tpot().factor(features, ofTpot);
      double learned = Math.min(1, Math.log(load) / Math.log(least));
      double[] measured = load >= least ? features : LoadFeatures.of(configuration, least);
      energyFactors[i] = Math.pow(evaluators.energy().factor(measured, ofEnergy), learned);
      timeShares[i] = 1 - learned;
    }
  }

  /** Returns the time to process a prompt, never falling with its length, in s. */
  double prefillSeconds(double inputTokens) {
    return seen.prefill() * learnedPrefillSeconds(inputTokens);
  }

  private double learnedPrefillSeconds(double inputTokens) {
    double position = LogGrid.position(inputTokens);
    int below = (int) position;
    return LogGrid.between(
        risingPrefillSeconds[below], risingPrefillSeconds[below + 1], position - below);
  }

  /**
   * Time and energy of a load.
   *
   * @param tpotSeconds time per output token, never falling with the load
   * @param gpuJoules GPU energy of a request, never rising with the load
   */
  record Loaded(double tpotSeconds, double gpuJoules) {}

  /**
   * Returns time and energy of requests of some tokens under a load.
   *
   * @param processedTokens of the prompt, see {@link PrefillModel#processedTokens}
   */
  Loaded loaded(TokenMix tokens, double processedTokens, double concurrency) {
    Request request = formulas.request(tokens);
    double prefill = learnedPrefillSeconds(processedTokens);
    double position = LogGrid.position(concurrency);
    int above = (int) position + 1;
    double tpotBelow = 0;
    double joulesBelow = Double.POSITIVE_INFINITY;
    double tpot = 0;
    double joules = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= above; i++) {
      tpotBelow = tpot;
      joulesBelow = joules;
      double analytic = formulas.tpotSeconds(i, request);
      tpot = Math.max(tpot, analytic * tpotFactors[i]);
      joules = Math.min(joules, joulesAt(i, request, prefill, analytic));
    }
    double share = position - (above - 1);
    return new Loaded(
        seen.tpot() * LogGrid.between(tpotBelow, tpot, share),
        seen.energy() * LogGrid.between(joulesBelow, joules, share));
  }

  private double joulesAt(int point, Request request, double prefill, double analyticTpot) {
    double own = formulas.ownSeconds(point, request, request.prefillSeconds(), analyticTpot);
    double watts = formulas.watts(point, request, own);
    double joules =
        watts * own * energyFactors[point]
            + formulas.longPromptJoules(point, request, measuredMix, watts * energyFactors[point]);
    if (timeShares[point] == 0) {
      return joules;
    }
    double tpot = analyticTpot * tpotFactors[point];
    double predicted = formulas.ownSeconds(point, request, prefill, tpot);
    return joules * Math.pow(predicted / own, timeShares[point]);
  }

  /** Returns what the estimates for a prompt and a load stand on. */
  TargetBases bases(double processedTokens, double concurrency) {
    return new TargetBases(
        prefillBasis.at(processedTokens), tpotBasis.at(concurrency), energyBasis.at(concurrency));
  }
}
