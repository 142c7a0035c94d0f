package io.slit.server.json;

import io.slit.predictor.artifact.ArtifactManifest;
import io.slit.predictor.artifact.ModelArtifact;
import io.slit.predictor.artifact.ModelPayload;

/**
 * A trained model as two JSON files: a manifest for people, and a payload of compact arrays.
 *
 * <p>Every double comes back bit by bit: it is written with the digits that identify it. The
 * payload is guarded by the model id, which is a hash of its numbers; the manifest by a SHA-256 of
 * its other fields. So a changed file is either equal or refused, with a {@link
 * io.slit.server.models.ModelException}.
 */
public final class ArtifactJson {
  /** What the manifest says it is. */
  static final String MANIFEST_FORMAT = "slit-serving-model";

  /** What the payload says it is. */
  static final String PAYLOAD_FORMAT = "slit-serving-model-payload";

  private ArtifactJson() {}

  /** Returns the text of a manifest; the same manifest always gives the same bytes. */
  public static String writeManifest(ArtifactManifest manifest) {
    return ArtifactJsonManifest.write(manifest);
  }

  /** Returns the text of a payload; the same payload always gives the same bytes. */
  public static String writePayload(ModelPayload payload) {
    return ArtifactJsonPayload.write(payload);
  }

  /**
   * Returns the manifest in a file.
   *
   * @throws io.slit.server.models.ModelException if it is not one, or was changed
   */
  public static ArtifactManifest readManifest(ArtifactJsonText text) {
    return FileNode.read(
        text.file(), FileNode.Kind.MODEL, text.content(), ArtifactJsonManifest::read);
  }

  /**
   * Returns the model in two files.
   *
   * @throws io.slit.server.models.ModelException if they are not one, or were changed
   */
  public static ModelArtifact read(ArtifactJsonText manifest, ArtifactJsonText payload) {
    ArtifactManifest what = readManifest(manifest);
    return FileNode.read(
        payload.file(),
        FileNode.Kind.MODEL,
        payload.content(),
        node -> new ModelArtifact(what, ArtifactJsonPayload.read(node)));
  }

  /** Checks that a file is of a format and of the layout that this version reads. */
  static void requireFormat(FileNode root, String format) {
    if (!root.text("format").equals(format)) {
      throw root.mustBe("format", format);
    }
    if (root.whole("schema_version") != ArtifactManifest.SCHEMA_VERSION) {
      throw root.mustBe(
          "schema_version", ArtifactManifest.SCHEMA_VERSION + ", the one this version reads");
    }
  }
}
