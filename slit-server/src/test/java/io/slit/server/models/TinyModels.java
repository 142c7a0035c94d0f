package io.slit.server.models;

import io.slit.core.units.Share;
import io.slit.predictor.artifact.ArtifactManifest;
import io.slit.predictor.artifact.Correction;
import io.slit.predictor.artifact.DataDescription;
import io.slit.predictor.artifact.IntervalWidths;
import io.slit.predictor.artifact.MeasuredConfiguration;
import io.slit.predictor.artifact.MeasuredRegion;
import io.slit.predictor.artifact.ModelArtifact;
import io.slit.predictor.artifact.ModelErrors;
import io.slit.predictor.artifact.ModelPayload;
import io.slit.predictor.artifact.PayloadHash;
import io.slit.predictor.artifact.ResidualModel;
import io.slit.predictor.artifact.TargetErrors;
import io.slit.predictor.artifact.Tree;
import io.slit.predictor.artifact.TreeEnsemble;
import io.slit.predictor.artifact.TreeNode;
import io.slit.predictor.features.Feature;
import io.slit.predictor.features.FeatureSchema;
import java.time.Instant;
import java.util.List;

/** Models by hand, of two features and one tree, with doubles that are hard to write. */
public final class TinyModels {
  private TinyModels() {}

  /** Returns a model that differs from others by one number. */
  public static ModelArtifact of(double leaf) {
    return withPayload(payload(leaf), Instant.ofEpochSecond(1_767_225_600, 123_456_789));
  }

  /** Returns a model of the same payload, trained at another time. */
  public static ModelArtifact retrainedAt(ModelArtifact artifact, Instant instant) {
    return withPayload(artifact.payload(), instant);
  }

  private static ModelArtifact withPayload(ModelPayload payload, Instant trainedAt) {
    TargetErrors errors = new TargetErrors(10, 0.1, 0.2, 1.0 / 3, Double.MIN_VALUE, new Share(0.8));
    return new ModelArtifact(
        new ArtifactManifest(
            ArtifactManifest.SCHEMA_VERSION,
            PayloadHash.modelId(payload),
            trainedAt,
            Long.MIN_VALUE,
            new DataDescription("by \"hand\", für tests", 10, 11, 12, "abc"),
            new ModelErrors(errors, errors, errors)),
        payload);
  }

  private static ModelPayload payload(double leaf) {
    return new ModelPayload(
        model(leaf),
        model(-0.0),
        model(Math.nextUp(1.0)),
        List.of(new Correction("m", "a", 0.1 + 0.2, 1, 2, 3)));
  }

  private static ResidualModel model(double leaf) {
    FeatureSchema schema =
        new FeatureSchema("tiny", 1, List.of(new Feature("x", "1"), new Feature("y", "s")));
    Tree tree =
        new Tree(
            List.of(
                new TreeNode.Split(1, -1e-300, 1, 2),
                new TreeNode.Leaf(leaf),
                new TreeNode.Leaf(Double.MAX_VALUE)));
    MeasuredRegion.Range range = new MeasuredRegion.Range(-0.0, 1e23);
    return new ResidualModel(
        schema,
        new TreeEnsemble(2.0E-3, 0.1, List.of(tree, tree)),
        new Share(0.75),
        new MeasuredRegion(1, List.of(new MeasuredRegion.Box(-0.5, List.of(range, range)))),
        new IntervalWidths(0.1, 0.2, 0.3, 0.4),
        List.of(new MeasuredConfiguration("m", "A100", 70.6, 4, 1, 1, 64)));
  }
}
