package io.slit.predictor.fallback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.spi.Estimate;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingEstimate.Basis;
import io.slit.core.spi.ServingQuery;
import io.slit.predictor.PublicMeasurements;
import io.slit.predictor.Queries;
import io.slit.predictor.ServingProperties;
import io.slit.predictor.measurement.AcceleratorCatalog;
import io.slit.predictor.measurement.EnergyMeasurement;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.measurement.TokenMix;
import org.junit.jupiter.api.Test;

class AnalyticServingPredictorTest {
  private final AnalyticServingPredictor predictor = new AnalyticServingPredictor();

  @Test
  void holdsThePropertiesOfServing() {
    ServingProperties.check(predictor, 7, 10_000);
  }

  @Test
  void isNearThePublishedMedians() {
    ServingQuery a100 =
        Queries.withTokens(Queries.of("llama-2-70b", AcceleratorCatalog.A100_80GB, 8, 1), 512, 128);
    ServingQuery h100 =
        Queries.withTokens(Queries.of("llama-2-70b", AcceleratorCatalog.H100_80GB, 8, 1), 512, 128);
    assertWithin(0.094, predictor.estimate(a100).prefillSeconds());
    assertWithin(0.053, predictor.estimate(h100).prefillSeconds());
    assertWithin(0.045, predictor.estimate(a100).tpotSeconds());
    assertWithin(0.030, predictor.estimate(h100).tpotSeconds());
    assertEquals(Basis.ANALYTIC, predictor.estimate(a100).basis());
  }

  private static void assertWithin(double published, Estimate estimate) {
    assertTrue(estimate.low() < published && published < estimate.high(), estimate.toString());
  }

  @Test
  void coversMostMeasuredEnergies() {
    long covered =
        PublicMeasurements.all().energy().stream()
            .filter(AnalyticServingPredictorTest::isCovered)
            .count();
    double share = (double) covered / PublicMeasurements.all().energy().size();
    assertTrue(share > 0.8, "covered " + share);
  }

  private static boolean isCovered(EnergyMeasurement one) {
    double predicted = EnergyModel.joules(one.configuration(), one.tokens(), one.concurrency());
    double ratio = one.gpuEnergy().joules() / predicted;
    return Math.abs(Math.log(ratio)) < Math.log(AnalyticServingPredictor.ENERGY_FACTOR);
  }

  @Test
  void drawsMeasuredPowerForOneRequest() {
    // Splitwise, Llama2-70B on A100, batch 1, prompt 512: 74, 60, 43 % of 400 W on 2, 4, 8 GPUs.
    assertEquals(0.74, powerFraction(2), 0.12);
    assertEquals(0.60, powerFraction(4), 0.12);
    assertEquals(0.43, powerFraction(8), 0.2);
  }

  private static double powerFraction(int tensor) {
    ServingQuery query = Queries.of("llama-2-70b", AcceleratorCatalog.A100_80GB, tensor, 1);
    ServingConfiguration configuration = ServingConfiguration.of(query);
    return EnergyModel.watts(configuration, new TokenMix(512, 128), 1) / (400 * tensor);
  }

  @Test
  void chargesOneRequestWithTheWholeReplica() {
    ServingQuery query = Queries.of("llama-3.1-8b", AcceleratorCatalog.H100_80GB, 1, 1);
    ServingEstimate estimate = predictor.estimate(query);
    double seconds = estimate.prefillSeconds().value() + 460 * estimate.tpotSeconds().value();
    double watts = EnergyModel.watts(ServingConfiguration.of(query), TokenMix.CHAT, 1);
    assertEquals(watts * seconds, estimate.gpuJoules().value(), 1e-9 * watts * seconds);
    assertTrue(watts > 60 && watts < 700);
  }
}
