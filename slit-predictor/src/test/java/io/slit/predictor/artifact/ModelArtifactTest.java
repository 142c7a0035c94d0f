package io.slit.predictor.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.predictor.PublicMeasurements;
import io.slit.predictor.features.FeatureSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelArtifactTest {
  private final ModelArtifact artifact = PublicMeasurements.trained().artifact();
  private final ModelPayload payload = artifact.payload();

  @Test
  void isNamedByItsPayload() {
    assertEquals(PayloadHash.modelId(payload), artifact.manifest().modelId());
    ModelPayload other = payload.withCorrections(List.of(new Correction("m", "a", 1, 1, 1, 1)));
    assertNotEquals(PayloadHash.modelId(payload), PayloadHash.modelId(other));
  }

  @Test
  void refusesAPayloadThatLostATree() {
    ModelPayload cut =
        new ModelPayload(
            withTrees(payload.prefill(), 1), payload.tpot(), payload.energy(), List.of());
    Exception refused =
        assertThrows(
            IllegalArgumentException.class, () -> new ModelArtifact(artifact.manifest(), cut));
    assertTrue(refused.getMessage().contains("changed or cut off"), refused.getMessage());
  }

  private static ResidualModel withTrees(ResidualModel model, int lost) {
    List<Tree> trees = model.trees().trees();
    TreeEnsemble cut =
        new TreeEnsemble(
            model.trees().base(), model.trees().shrinkage(), trees.subList(0, trees.size() - lost));
    return new ResidualModel(
        model.schema(),
        cut,
        model.shareElsewhere(),
        model.region(),
        model.widths(),
        model.measured());
  }

  @Test
  void refusesAForeignLayout() {
    ArtifactManifest manifest = artifact.manifest();
    Exception refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new ArtifactManifest(
                    3,
                    manifest.modelId(),
                    manifest.trainedAt(),
                    manifest.seed(),
                    manifest.data(),
                    manifest.errors()));
    assertTrue(refused.getMessage().contains("layout 3"), refused.getMessage());
  }

  @Test
  void refusesForeignFeatures() {
    ResidualModel model = payload.prefill();
    FeatureSchema newer = new FeatureSchema("prefill", 2, model.schema().features());
    ResidualModel foreign =
        new ResidualModel(
            newer,
            model.trees(),
            model.shareElsewhere(),
            model.region(),
            model.widths(),
            model.measured());
    ModelPayload changed = new ModelPayload(foreign, payload.tpot(), payload.energy(), List.of());
    ModelArtifact other =
        new ModelArtifact(artifact.manifest().withModelId(PayloadHash.modelId(changed)), changed);
    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> new ArtifactServingPredictor(other));
    assertTrue(refused.getMessage().contains("prefill/2"), refused.getMessage());
  }

  @Test
  void refusesARegionThatLostAFeature() {
    ResidualModel model = payload.prefill();
    List<MeasuredRegion.Range> ranges = model.region().boxes().get(0).ranges();
    MeasuredRegion.Box box = new MeasuredRegion.Box(0, ranges.subList(1, ranges.size()));
    MeasuredRegion cut = new MeasuredRegion(0, List.of(box));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ResidualModel(
                model.schema(),
                model.trees(),
                model.shareElsewhere(),
                cut,
                model.widths(),
                model.measured()));
  }
}
