package io.slit.predictor.artifact;

import io.slit.core.fleet.SiteId;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.spi.ServingQuery;
import io.slit.predictor.fallback.PrefillModel;
import io.slit.predictor.features.LoadFeatures;
import io.slit.predictor.features.PrefillFeatures;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.measurement.TokenMix;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The predictor of a trained artifact. Safe to call from several threads.
 *
 * <p>Estimate = formula x learned correction x telemetry's correction, made monotone: prefill does
 * not fall with the prompt, TPOT does not fall and energy does not rise with concurrency. The trees
 * are walked once per configuration; after that a query costs one power per point of a grid of
 * loads.
 */
public final class ArtifactServingPredictor implements ServingPredictor {
  /** Configurations kept; a fleet has tens. Beyond it curves are made anew for every query. */
  private static final int KEPT_CONFIGURATIONS = 4096;

  private final ModelArtifact artifact;
  private final ResidualEvaluators evaluators;
  private final Map<String, ServingPredictor> sites;
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
    this.sites =
        payload.siteCorrections().stream()
            .map(SiteCorrection::site)
            .distinct()
            .collect(
                Collectors.toUnmodifiableMap(site -> site, site -> new SitePredictor(this, site)));
  }

  @Override
  public ServingEstimate estimate(ServingQuery query) {
    ServingConfiguration configuration = ServingConfiguration.of(query);
    ConfigurationCurves curve = curvesOf(configuration);
    TokenMix tokens = new TokenMix(query.inputTokens(), query.outputTokens(), query.cachedTokens());
    double prompt = PrefillModel.processedTokens(configuration, tokens);
    double prefill = curve.prefillSeconds(prompt);
    ConfigurationCurves.Loaded loaded = curve.loaded(tokens, prompt, query.concurrency());
    TargetBases bases = curve.bases(prompt, query.concurrency());
    ModelPayload payload = artifact.payload();
    return new ServingEstimate(
        payload.prefill().widths().around(prefill, bases.prefill()),
        payload.tpot().widths().around(loaded.tpotSeconds(), bases.tpot()),
        payload.energy().widths().around(loaded.gpuJoules(), bases.energy()),
        bases.weakest());
  }

  /** Returns what the estimate for a query stands on, by target. */
  public TargetBases bases(ServingQuery query) {
    ServingConfiguration configuration = ServingConfiguration.of(query);
    TokenMix tokens = new TokenMix(query.inputTokens(), query.outputTokens(), query.cachedTokens());
    return curvesOf(configuration)
        .bases(PrefillModel.processedTokens(configuration, tokens), query.concurrency());
  }

  @Override
  public ServingPredictor at(SiteId site) {
    return sites.getOrDefault(site.value(), this);
  }

  /** Returns by how much a site differs from others of its hardware. */
  Correction correctionAt(String site, ServingQuery query) {
    ServingConfiguration configuration = ServingConfiguration.of(query);
    return artifact.payload().siteCorrections().stream()
        .filter(one -> one.isAbout(site, configuration))
        .map(SiteCorrection::correction)
        .findFirst()
        .orElse(Correction.NONE);
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
    ConfigurationCurves made =
        new ConfigurationCurves(configuration, evaluators, correctionOf(configuration));
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
}
