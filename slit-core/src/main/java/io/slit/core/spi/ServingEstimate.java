package io.slit.core.spi;

/**
 * What serving one request takes, seen at the replica: no network and no queue.
 *
 * @param prefillSeconds time to process the prompt alone, which is TTFT on an idle replica
 * @param tpotSeconds time per output token at the asked concurrency
 * @param gpuJoules energy of all GPUs of the replica that is attributed to this request at that
 *     concurrency, idle draw of the busy replica included, host and cooling not
 * @param basis what the estimate stands on
 */
public record ServingEstimate(
    Estimate prefillSeconds, Estimate tpotSeconds, Estimate gpuJoules, Basis basis) {
  /** What an estimate stands on, the best first. */
  public enum Basis {
    /** This very configuration was measured. */
    MEASURED,
    /** It lies between measured ones. */
    INTERPOLATED,
    /** It lies outside of what was measured. */
    EXTRAPOLATED,
    /** It comes from a formula alone. */
    ANALYTIC
  }
}
