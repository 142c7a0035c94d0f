package io.slit.predictor.fallback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.fleet.Parallelism;
import io.slit.predictor.measurement.AcceleratorCatalog;
import io.slit.predictor.measurement.ModelCatalog;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.measurement.TokenMix;
import org.junit.jupiter.api.Test;

class RooflineTest {
  @Test
  void readsDenseWeightsOncePerStep() {
    Roofline roofline = new Roofline(configuration("llama-2-70b", 8, 1));
    assertEquals(138 / (8 * 3350.0), roofline.weightsReadSeconds(1), 1e-12);
    assertEquals(138 / (8 * 3350.0), roofline.weightsReadSeconds(64), 1e-12);
  }

  @Test
  void readsOnlyTheActiveExpertsOfOneToken() {
    Roofline roofline = new Roofline(configuration("mixtral-8x7b", 4, 1));
    assertEquals(2 * 13 / (4 * 3350.0), roofline.weightsReadSeconds(1), 1e-12);
    assertEquals(2 * 47 / (4 * 3350.0), roofline.weightsReadSeconds(200), 1e-6);
  }

  @Test
  void countsTwoOperationsPerParameterAndToken() {
    Roofline roofline = new Roofline(configuration("llama-3.1-8b", 1, 1));
    double weightsOnly = 2 * 8.03e9 * 100 / 989e12;
    assertEquals(weightsOnly, roofline.prefillComputeSeconds(100), 0.02 * weightsOnly);
    assertEquals(2 * 8.03e9 * 7 / 989e12, roofline.decodeComputeSeconds(7), 1e-12);
  }

  @Test
  void addsTheCacheOfEveryRequest() {
    Roofline roofline = new Roofline(configuration("llama-3.1-8b", 1, 1));
    double cacheGb = 10 * 2.0 * 32 * 8 * 128 * 2 / 1e9 * (250 + 230);
    double expected = (16.06 + cacheGb) / 3350;
    assertEquals(expected, roofline.decodeMemorySeconds(TokenMix.CHAT, 10), 1e-9);
  }

  @Test
  void cutsTheBatchOverAPipeline() {
    Roofline roofline = new Roofline(configuration("llama-3.1-405b", 8, 2));
    assertEquals(64, roofline.microBatch(128), 1e-12);
    assertEquals(0.5, roofline.stagesAtWork(1), 1e-12);
  }

  @Test
  void exchangesNothingOnOneGpu() {
    assertEquals(0, new Roofline(configuration("llama-3.1-8b", 1, 1)).allReduceBytes(512), 0);
    assertTrue(new Roofline(configuration("llama-3.1-8b", 2, 1)).allReduceBytes(512) > 0);
  }

  private static ServingConfiguration configuration(String model, int tensor, int pipeline) {
    return ServingConfiguration.of(
        ModelCatalog.getModel(model),
        AcceleratorCatalog.H100_80GB,
        new Parallelism(tensor, pipeline));
  }
}
