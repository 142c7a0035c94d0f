package io.slit.server.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slit.core.units.Share;
import io.slit.predictor.artifact.ArtifactManifest;
import io.slit.predictor.artifact.DataDescription;
import io.slit.predictor.artifact.ModelErrors;
import io.slit.predictor.artifact.TargetErrors;
import io.slit.server.datasets.format.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The manifest of a stored model, one field a line. */
final class ArtifactJsonManifest {
  private ArtifactJsonManifest() {}

  static String write(ArtifactManifest manifest) {
    ObjectNode root = unsealed(manifest);
    root.put("sha256", seal(manifest));
    return ArtifactJsonWriter.lines(root);
  }

  static ArtifactManifest read(FileNode root) {
    ArtifactJson.requireFormat(root, ArtifactJson.MANIFEST_FORMAT);
    ArtifactManifest manifest =
        new ArtifactManifest(
            root.whole("schema_version"),
            root.text("model_id"),
            Instant.parse(root.text("trained_at")),
            root.wholeLong("seed"),
            root.child("data", ArtifactJsonManifest::data),
            root.child("errors", ArtifactJsonManifest::errors));
    if (!root.text("sha256").equals(seal(manifest))) {
      throw root.mustBe("sha256", "the hash of the other fields");
    }
    return manifest;
  }

  /** Returns the hash of the canonical text of all fields but the hash. */
  private static String seal(ArtifactManifest manifest) {
    String text = ArtifactJsonWriter.lines(unsealed(manifest));
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode unsealed(ArtifactManifest manifest) {
    ObjectNode root = ArtifactJsonWriter.document(ArtifactJson.MANIFEST_FORMAT);
    root.put("model_id", manifest.modelId());
    root.put("trained_at", manifest.trainedAt().toString());
    root.put("seed", manifest.seed());
    writeData(root.putObject("data"), manifest.data());
    ObjectNode errors = root.putObject("errors");
    writeErrors(errors.putObject("prefill"), manifest.errors().prefill());
    writeErrors(errors.putObject("tpot"), manifest.errors().tpot());
    writeErrors(errors.putObject("energy"), manifest.errors().energy());
    return root;
  }

  private static void writeData(ObjectNode node, DataDescription data) {
    node.put("source", data.source());
    node.put("prefill_rows", data.prefillRows());
    node.put("decode_rows", data.decodeRows());
    node.put("energy_rows", data.energyRows());
    node.put("content_hash", data.contentHash());
  }

  private static DataDescription data(FileNode node) {
    return new DataDescription(
        node.text("source"),
        node.whole("prefill_rows"),
        node.whole("decode_rows"),
        node.whole("energy_rows"),
        node.text("content_hash"));
  }

  private static void writeErrors(ObjectNode node, TargetErrors errors) {
    node.put("rows", errors.rows());
    node.put("trained", errors.trained());
    node.put("held_out", errors.heldOut());
    node.put("new_model", errors.newModel());
    node.put("analytic", errors.analytic());
    node.put("coverage", errors.coverage().value());
  }

  private static ModelErrors errors(FileNode node) {
    return new ModelErrors(
        node.child("prefill", ArtifactJsonManifest::target),
        node.child("tpot", ArtifactJsonManifest::target),
        node.child("energy", ArtifactJsonManifest::target));
  }

  private static TargetErrors target(FileNode node) {
    return new TargetErrors(
        node.whole("rows"),
        node.number("trained"),
        node.number("held_out"),
        node.number("new_model"),
        node.number("analytic"),
        new Share(node.number("coverage")));
  }
}
