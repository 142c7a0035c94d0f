package io.slit.predictor.artifact;

import io.slit.core.spi.Estimate;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.spi.ServingQuery;

/** A predictor as it knows one site. */
final class SitePredictor implements ServingPredictor {
  private final ArtifactServingPredictor everywhere;
  private final String site;

  SitePredictor(ArtifactServingPredictor everywhere, String site) {
    this.everywhere = everywhere;
    this.site = site;
  }

  @Override
  public ServingEstimate estimate(ServingQuery query) {
    ServingEstimate estimate = everywhere.estimate(query);
    Correction here = everywhere.correctionAt(site, query);
    return new ServingEstimate(
        times(estimate.prefillSeconds(), here.prefill()),
        times(estimate.tpotSeconds(), here.tpot()),
        times(estimate.gpuJoules(), here.energy()),
        estimate.basis());
  }

  private static Estimate times(Estimate estimate, double factor) {
    return new Estimate(
        factor * estimate.value(), factor * estimate.low(), factor * estimate.high());
  }

  @Override
  public String modelId() {
    return everywhere.modelId();
  }
}
