package io.slit.predictor.evaluation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.fleet.Accelerator;
import io.slit.core.fleet.Parallelism;
import io.slit.predictor.measurement.AcceleratorCatalog;
import io.slit.predictor.measurement.ModelCatalog;
import io.slit.predictor.measurement.ServingConfiguration;
import org.junit.jupiter.api.Test;

class HoldOutTest {
  private final ServingConfiguration judged = of("llama-3.1-70b", AcceleratorCatalog.A100_40GB, 8);

  @Test
  void holdsOutTheConfigurationOnly() {
    assertTrue(HoldOut.CONFIGURATION.excludes(judged, judged));
    assertFalse(
        HoldOut.CONFIGURATION.excludes(
            of("llama-3.1-70b", AcceleratorCatalog.A100_40GB, 4), judged));
  }

  @Test
  void holdsOutTheModelOnEveryAccelerator() {
    ServingConfiguration elsewhere = of("llama-3.1-70b", AcceleratorCatalog.H100_80GB, 4);
    assertTrue(HoldOut.MODEL.excludes(elsewhere, judged));
    assertFalse(
        HoldOut.MODEL.excludes(of("codellama-70b", AcceleratorCatalog.A100_40GB, 8), judged));
  }

  @Test
  void holdsOutTwinsOfTheSameDepthAndSize() {
    assertTrue(
        HoldOut.TWINS.excludes(of("codellama-70b", AcceleratorCatalog.H100_80GB, 4), judged));
    assertTrue(HoldOut.TWINS.excludes(of("llama-2-70b", AcceleratorCatalog.H100_80GB, 4), judged));
    assertFalse(
        HoldOut.TWINS.excludes(of("mistral-large", AcceleratorCatalog.H100_80GB, 4), judged));
  }

  @Test
  void holdsOutAllMemorySizesOfAChip() {
    assertTrue(
        HoldOut.ACCELERATOR.excludes(of("llama-2-70b", AcceleratorCatalog.A100_80GB, 2), judged));
    assertFalse(
        HoldOut.ACCELERATOR.excludes(of("llama-3.1-70b", AcceleratorCatalog.H100_80GB, 8), judged));
  }

  private static ServingConfiguration of(String model, Accelerator accelerator, int tensor) {
    return ServingConfiguration.of(
        ModelCatalog.getModel(model), accelerator, new Parallelism(tensor, 1));
  }
}
