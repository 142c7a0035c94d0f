package io.slit.predictor.artifact;

import io.slit.core.units.Require;
import java.time.Instant;

/**
 * What an artifact is, without its numbers.
 *
 * @param schemaVersion version of the artifact's own layout
 * @param modelId names the model by the hash of its payload: same payload, same name
 * @param trainedAt when, by the clock of the caller
 * @param seed of the training
 * @param data what it was trained on
 * @param errors how far it was from its measurements
 */
public record ArtifactManifest(
    int schemaVersion,
    String modelId,
    Instant trainedAt,
    long seed,
    DataDescription data,
    ModelErrors errors) {
  /** The layout that this version writes and reads. */
  public static final int SCHEMA_VERSION = 2;

  /** Checks the version. */
  public ArtifactManifest {
    Require.text(modelId, "model id");
    if (schemaVersion != SCHEMA_VERSION) {
      throw new IllegalArgumentException(
          "The artifact has layout %d, this version reads %d. Retrain, or use a matching version."
              .formatted(schemaVersion, SCHEMA_VERSION));
    }
  }

  /** Returns the same for another payload. */
  public ArtifactManifest withModelId(String other) {
    return new ArtifactManifest(schemaVersion, other, trainedAt, seed, data, errors);
  }
}
