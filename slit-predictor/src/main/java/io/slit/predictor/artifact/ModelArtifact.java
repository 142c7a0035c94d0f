package io.slit.predictor.artifact;

/**
 * A trained model: what it is, and its numbers. Immutable plain data.
 *
 * @param manifest what it is
 * @param payload everything that predictions depend on
 */
public record ModelArtifact(ArtifactManifest manifest, ModelPayload payload) {
  /**
   * Checks that the payload is the one the manifest speaks of.
   *
   * @throws IllegalArgumentException if it was changed or cut off
   */
  public ModelArtifact {
    String actual = PayloadHash.modelId(payload);
    if (!actual.equals(manifest.modelId())) {
      throw new IllegalArgumentException(
          "The payload is %s, the manifest says %s. The artifact was changed or cut off; retrain."
              .formatted(actual, manifest.modelId()));
    }
  }
}
