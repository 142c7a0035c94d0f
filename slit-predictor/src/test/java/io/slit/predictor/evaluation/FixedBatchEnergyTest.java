package io.slit.predictor.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slit.predictor.measurement.ModelCatalog;
import org.junit.jupiter.api.Test;

class FixedBatchEnergyTest {
  @Test
  void takesThePowerOfTwoThatHoldsTheWeights() {
    // 1.2 x 2 bytes x billions over 80 GB: 0.24, 2.1, 12.2 GPUs.
    assertEquals(1, FixedBatchEnergy.gpus(ModelCatalog.getModel("llama-3.1-8b").shape()));
    assertEquals(4, FixedBatchEnergy.gpus(ModelCatalog.getModel("llama-3.1-70b").shape()));
    assertEquals(16, FixedBatchEnergy.gpus(ModelCatalog.getModel("llama-3.1-405b").shape()));
  }

  @Test
  void isTheFormulaByHand() {
    // (1.1665273e-6 x e^(-0.011205921 x 64) x 8.03 + 4.0529281e-5) Wh = 4.510167e-5 Wh a token.
    double joules =
        FixedBatchEnergy.of(ModelCatalog.getModel("llama-3.1-8b").shape(), 400).joules();
    assertEquals(400 * 4.510167e-5 * 3600, joules, 1e-3);
  }
}
