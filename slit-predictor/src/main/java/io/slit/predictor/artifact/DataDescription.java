package io.slit.predictor.artifact;

import io.slit.core.units.Require;

/**
 * What a model was trained on.
 *
 * @param source where the rows come from
 * @param prefillRows measured prompts that were used (batch 1, medians)
 * @param decodeRows measured times per output token that were used
 * @param energyRows measured energies that were used
 * @param contentHash SHA-256 of all rows, in hexadecimal
 */
public record DataDescription(
    String source, int prefillRows, int decodeRows, int energyRows, String contentHash) {
  /** Checks the counts. */
  public DataDescription {
    Require.text(source, "source of the data");
    Require.atLeast(1, prefillRows, "prefill rows", "Nothing can be learned from none.");
    Require.atLeast(1, decodeRows, "decode rows", "Nothing can be learned from none.");
    Require.atLeast(1, energyRows, "energy rows", "Nothing can be learned from none.");
    Require.text(contentHash, "content hash of the data");
  }
}
