package io.slit.predictor.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingEstimate.Basis;
import io.slit.core.spi.ServingQuery;
import io.slit.predictor.PublicMeasurements;
import io.slit.predictor.Queries;
import io.slit.predictor.ServingProperties;
import io.slit.predictor.fallback.EnergyModel;
import io.slit.predictor.fallback.PrefillModel;
import io.slit.predictor.measurement.AcceleratorCatalog;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.measurement.TokenMix;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArtifactServingPredictorTest {
  private final ModelArtifact artifact = PublicMeasurements.trained().artifact();
  private final ArtifactServingPredictor predictor = new ArtifactServingPredictor(artifact);

  @Test
  void holdsThePropertiesOfServing() {
    ServingProperties.check(predictor, 42, 10_000);
  }

  @Test
  void meetsThePublishedPrefillMedians() {
    assertPrefill(0.094, Queries.of("llama-2-70b", AcceleratorCatalog.A100_80GB, 8, 1));
    assertPrefill(0.053, Queries.of("llama-2-70b", AcceleratorCatalog.H100_80GB, 8, 1));
  }

  private void assertPrefill(double published, ServingQuery query) {
    ServingEstimate estimate = predictor.estimate(Queries.withTokens(query, 512, 128));
    assertEquals(published, estimate.prefillSeconds().value(), 0.1 * published);
  }

  @Test
  void meetsThePublishedEnergies() {
    assertJoules(354, "llama-3.1-70b", 4, 1, 256);
    assertJoules(2178, "llama-3.1-405b", 8, 2, 255);
    assertJoules(1582, "llama-3.1-405b", 8, 2, 1009);
    assertJoules(57.4, "llama-3.1-8b", 1, 1, 192);
  }

  private void assertJoules(
      double published, String model, int tensor, int pipeline, double concurrency) {
    ServingQuery query = Queries.of(model, AcceleratorCatalog.H100_80GB, tensor, pipeline);
    double joules =
        predictor.estimate(Queries.withConcurrency(query, concurrency)).gpuJoules().value();
    assertEquals(published, joules, 0.1 * published);
  }

  @Test
  void saysWhatItStandsOn() {
    ServingQuery query =
        Queries.withConcurrency(
            Queries.of("llama-3.1-70b", AcceleratorCatalog.H100_80GB, 4, 1), 256);
    assertEquals(Basis.MEASURED, predictor.bases(query).tpot());
    assertEquals(Basis.MEASURED, predictor.bases(query).energy());
    assertEquals(Basis.EXTRAPOLATED, predictor.bases(query).prefill());
    assertEquals(Basis.EXTRAPOLATED, predictor.estimate(query).basis());
    ServingQuery small = Queries.of("llama-3.1-8b", AcceleratorCatalog.H100_80GB, 1, 1);
    assertEquals(Basis.ANALYTIC, predictor.bases(small).prefill());
    ServingQuery other = Queries.of("llama-3.1-8b", AcceleratorCatalog.H100_80GB, 2, 1);
    assertEquals(Basis.INTERPOLATED, predictor.bases(Queries.withConcurrency(other, 128)).energy());
  }

  @Test
  void leavesTheFormulaAloneFarFromMeasurements() {
    ServingQuery query = Queries.of("gemma-2-2b", AcceleratorCatalog.H100_80GB, 1, 1);
    double predicted = predictor.estimate(query).prefillSeconds().value();
    double formula = PrefillModel.seconds(ServingConfiguration.of(query), 250);
    assertEquals(formula, predicted, 0.05 * formula);
  }

  @Test
  void isAnalyticPowerTimesPredictedTimeForOneRequest() {
    ServingQuery query = Queries.of("llama-2-70b", AcceleratorCatalog.H100_80GB, 4, 1);
    ServingEstimate estimate = predictor.estimate(query);
    double seconds = estimate.prefillSeconds().value() + 460 * estimate.tpotSeconds().value();
    double watts = EnergyModel.watts(ServingConfiguration.of(query), TokenMix.CHAT, 1);
    assertEquals(watts * seconds, estimate.gpuJoules().value(), 1e-6 * watts * seconds);
  }

  @Test
  void hasNoStepAtTheLeastMeasuredLoad() {
    ServingQuery query = Queries.of("llama-3.1-8b", AcceleratorCatalog.A100_40GB, 1, 1);
    double last = predictor.estimate(query).gpuJoules().value();
    for (double load = 1.02; load < 64; load *= 1.02) {
      double now = predictor.estimate(Queries.withConcurrency(query, load)).gpuJoules().value();
      assertTrue(now > 0.9 * last, "energy fell from %s to %s J at %s".formatted(last, now, load));
      last = now;
    }
  }

  @Test
  void appliesWhatTelemetryAdds() {
    ModelPayload corrected =
        artifact
            .payload()
            .withCorrections(List.of(new Correction("llama-2-70b", "H100-80GB", 2, 3, 4, 50)));
    ArtifactManifest manifest = artifact.manifest().withModelId(PayloadHash.modelId(corrected));
    ServingQuery query = Queries.of("llama-2-70b", AcceleratorCatalog.H100_80GB, 4, 1);
    ServingEstimate before = predictor.estimate(query);
    ServingEstimate after =
        new ArtifactServingPredictor(new ModelArtifact(manifest, corrected)).estimate(query);
    assertEquals(2 * before.prefillSeconds().value(), after.prefillSeconds().value(), 1e-9);
    assertEquals(3 * before.tpotSeconds().value(), after.tpotSeconds().value(), 1e-9);
    assertEquals(4 * before.gpuJoules().value(), after.gpuJoules().value(), 1e-6);
  }
}
