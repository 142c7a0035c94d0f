package io.slit.server.models;

import io.slit.predictor.artifact.ArtifactManifest;
import io.slit.predictor.artifact.ModelArtifact;
import io.slit.server.json.ArtifactJson;
import io.slit.server.json.ArtifactJsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The two files of one stored model, and how they are read. */
final class ModelFiles {
  private final Path directory;

  ModelFiles(Path directory) {
    this.directory = directory;
  }

  Path manifest() {
    return directory.resolve("manifest.json");
  }

  Path payload() {
    return directory.resolve("payload.json");
  }

  ArtifactManifest readManifest() {
    ArtifactManifest manifest = ArtifactJson.readManifest(read(manifest()));
    requireOwnName(manifest);
    return manifest;
  }

  ModelArtifact read() {
    ModelArtifact artifact = ArtifactJson.read(read(manifest()), read(payload()));
    requireOwnName(artifact.manifest());
    return artifact;
  }

  private void requireOwnName(ArtifactManifest manifest) {
    if (!directory.endsWith(manifest.modelId())) {
      throw new ModelException(
          "The directory (%s) must have the name of the model in it (%s). Rename it."
              .formatted(directory, manifest.modelId()));
    }
  }

  private static ArtifactJsonText read(Path file) {
    try {
      return new ArtifactJsonText(file.toString(), Files.readString(file));
    } catch (IOException cause) {
      throw new ModelException(
          "The file (%s) must be readable and UTF-8 text: %s. Choose another model, or train one."
              .formatted(file, cause),
          cause);
    }
  }
}
