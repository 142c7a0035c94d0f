package io.slit.server.models;

import io.slit.predictor.artifact.ArtifactManifest;
import java.util.List;

/**
 * What lies in a model store.
 *
 * @param manifests of the models, the newest first
 * @param problems what is wrong with the directories that hold no usable manifest, a sentence each
 */
public record StoredModels(List<ArtifactManifest> manifests, List<String> problems) {
  /** Copies the lists. */
  public StoredModels {
    manifests = List.copyOf(manifests);
    problems = List.copyOf(problems);
  }
}
