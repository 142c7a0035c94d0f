package io.slit.predictor.artifact;

import java.util.List;

/**
 * Everything that predictions depend on.
 *
 * @param prefill learned correction of the prefill time
 * @param tpot learned correction of the time per output token
 * @param energy learned correction of the GPU energy per request
 * @param corrections what telemetry adds, by model and accelerator
 * @param siteCorrections what it adds to that at single sites
 */
public record ModelPayload(
    ResidualModel prefill,
    ResidualModel tpot,
    ResidualModel energy,
    List<Correction> corrections,
    List<SiteCorrection> siteCorrections) {
  /** Copies the lists. */
  public ModelPayload {
    corrections = List.copyOf(corrections);
    siteCorrections = List.copyOf(siteCorrections);
  }

  /** Takes a model that knows no difference between sites. */
  public ModelPayload(
      ResidualModel prefill, ResidualModel tpot, ResidualModel energy, List<Correction> all) {
    this(prefill, tpot, energy, all, List.of());
  }

  /** Returns the same with other corrections, and none for single sites. */
  public ModelPayload withCorrections(List<Correction> others) {
    return new ModelPayload(prefill, tpot, energy, others);
  }

  /** Returns the same with other corrections. */
  public ModelPayload withCorrections(List<Correction> others, List<SiteCorrection> atSites) {
    return new ModelPayload(prefill, tpot, energy, others, atSites);
  }
}
