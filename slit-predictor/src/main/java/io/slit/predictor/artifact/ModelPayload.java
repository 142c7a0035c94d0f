package io.slit.predictor.artifact;

import java.util.List;

/**
 * Everything that predictions depend on.
 *
 * @param prefill learned correction of the prefill time
 * @param tpot learned correction of the time per output token
 * @param energy learned correction of the GPU energy per request
 * @param corrections what telemetry adds, by model and accelerator
 */
public record ModelPayload(
    ResidualModel prefill, ResidualModel tpot, ResidualModel energy, List<Correction> corrections) {
  /** Copies the list. */
  public ModelPayload {
    corrections = List.copyOf(corrections);
  }

  /** Returns the same with other corrections. */
  public ModelPayload withCorrections(List<Correction> others) {
    return new ModelPayload(prefill, tpot, energy, others);
  }
}
