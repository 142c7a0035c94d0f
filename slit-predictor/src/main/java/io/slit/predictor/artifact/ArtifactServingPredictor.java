package io.slit.predictor.artifact;

import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingEstimate.Basis;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.spi.ServingQuery;
import io.slit.predictor.features.LoadFeatures;
import io.slit.predictor.features.PrefillFeatures;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.measurement.TokenMix;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The predictor of a trained artifact. Safe to call from several threads.
 *
 * <p>Estimate = formula x learned correction x telemetry's correction, made monotone: prefill does
 * not fall with the prompt, TPOT does not fall and energy does not rise with concurrency. The trees
 * are walked once per configuration; after that a query costs some tens of formula evaluations.
 */
public final class ArtifactServingPredictor implements ServingPredictor {
  /** Configurations kept; a fleet has tens. Beyond it curves are made anew for every query. */
  private static final int KEPT_CONFIGURATIONS = 4096;

  private final ModelArtifact artifact;
  private final ResidualEvaluators evaluators;
  private final Map<ServingConfiguration, ConfigurationCurves> curves = new ConcurrentHashMap<>();

  /**
   * Takes an artifact.
   *
   * @throws IllegalArgumentException if it was trained for other features
   */
  public ArtifactServingPredictor(ModelArtifact artifact) {
    ModelPayload payload = artifact.payload();
    PrefillFeatures.SCHEMA.requireSame(payload.prefill().schema());
    LoadFeatures.SCHEMA.requireSame(payload.tpot().schema());
    LoadFeatures.SCHEMA.requireSame(payload.energy().schema());
    this.artifact = artifact;
    this.evaluators = ResidualEvaluators.of(payload);
  }

  @Override
  public ServingEstimate estimate(ServingQuery query) {
    ServingConfiguration configuration = ServingConfiguration.of(query);
    ConfigurationCurves curve = curvesOf(configuration);
    Correction seen = correctionOf(configuration);
    TokenMix tokens = new TokenMix(query.inputTokens(), query.outputTokens());
    double prefill = seen.prefill() * curve.prefillSeconds(tokens.input());
    double tpot = seen.tpot() * curve.tpotSeconds(tokens, query.concurrency());
    double joules = seen.energy() * curve.gpuJoules(tokens, query.concurrency());
    Basis ofPrefill = prefillBasis(configuration, query);
    Basis ofTpot = loadBasis(artifact.payload().tpot(), configuration, query);
    Basis ofEnergy = loadBasis(artifact.payload().energy(), configuration, query);
    return new ServingEstimate(
        artifact.payload().prefill().widths().around(prefill, ofPrefill),
        artifact.payload().tpot().widths().around(tpot, ofTpot),
        artifact.payload().energy().widths().around(joules, ofEnergy),
        weakest(ofPrefill, ofTpot, ofEnergy));
  }

  @Override
  public String modelId() {
    return artifact.manifest().modelId();
  }

  /** Returns the artifact behind the estimates. */
  public ModelArtifact artifact() {
    return artifact;
  }

  private ConfigurationCurves curvesOf(ServingConfiguration configuration) {
    ConfigurationCurves known = curves.get(configuration);
    if (known != null) {
      return known;
    }
    ConfigurationCurves made = new ConfigurationCurves(configuration, evaluators);
    if (curves.size() < KEPT_CONFIGURATIONS) {
      curves.put(configuration, made);
    }
    return made;
  }

  private Correction correctionOf(ServingConfiguration configuration) {
    return artifact.payload().corrections().stream()
        .filter(one -> one.isAbout(configuration))
        .findFirst()
        .orElse(Correction.NONE);
  }

  private static Basis weakest(Basis... bases) {
    return Arrays.stream(bases).max(Comparator.naturalOrder()).orElseThrow();
  }

  private Basis prefillBasis(ServingConfiguration configuration, ServingQuery query) {
    double tokens = query.inputTokens();
    double[] features = PrefillFeatures.of(configuration, tokens);
    return artifact.payload().prefill().basis(configuration, tokens, features);
  }

  private static Basis loadBasis(
      ResidualModel model, ServingConfiguration configuration, ServingQuery query) {
    double[] features = LoadFeatures.of(configuration, query.concurrency());
    return model.basis(configuration, query.concurrency(), features);
  }
}
