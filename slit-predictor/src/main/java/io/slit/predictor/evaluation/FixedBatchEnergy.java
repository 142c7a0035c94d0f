package io.slit.predictor.evaluation;

import io.slit.core.fleet.LlmModel;
import io.slit.core.spi.Estimate;
import io.slit.core.spi.ServingEstimate.Basis;
import io.slit.core.units.Energy;
import io.slit.predictor.measurement.EnergyMeasurement;

/**
 * GPU energy of a request by a formula that does not know the load: the yardstick, called
 * EcoLogits-like.
 *
 * <p>Source: EcoLogits, GenAI Impact (methodology of LLM inference; mlco2/ecologits, {@code
 * impacts/llm.py} and {@code hardware_defaults.json}), re-implemented: per GPU and output token
 * {@code alpha x exp(beta x B) x active billions + gamma} Wh at the fixed batch B = 64; GPUs = the
 * power of two that holds 1.2 times the weights in 80 GB each. Host, PUE and input tokens are left
 * out, as in the measurements that it is compared with.
 */
public final class FixedBatchEnergy {
  private static final double ALPHA = 1.1665273170451914e-06;
  private static final double BETA = -0.011205921025579175;
  private static final double GAMMA = 4.052928146734005e-05;
  private static final double BATCH = 64;
  private static final double GPU_MEMORY_GB = 80;
  private static final double MEMORY_OVER_WEIGHTS = 1.2;
  private static final double JOULES_PER_WATT_HOUR = 3600;

  private FixedBatchEnergy() {}

  /** Returns the energy of all GPUs for one request. */
  public static Energy of(LlmModel.Shape shape, double outputTokens) {
    double wattHours = ALPHA * Math.exp(BETA * BATCH) * shape.activeParametersBillion() + GAMMA;
    return Energy.ofJoules(gpus(shape) * outputTokens * wattHours * JOULES_PER_WATT_HOUR);
  }

  /** Returns how many GPUs it takes a model to need. */
  static int gpus(LlmModel.Shape shape) {
    double needed = Math.ceil(MEMORY_OVER_WEIGHTS * shape.weightsGb() / GPU_MEMORY_GB);
    int gpus = 1;
    while (gpus < needed) {
      gpus *= 2;
    }
    return gpus;
  }

  /** Returns a measured energy beside what this formula says. */
  static JudgedRow judged(EnergyMeasurement one) {
    double joules = of(one.configuration().shape(), one.tokens().output()).joules();
    return new JudgedRow(
        Target.ENERGY,
        one.concurrency(),
        one.gpuEnergy().joules(),
        new Estimate(joules, joules, joules),
        Basis.ANALYTIC,
        joules);
  }
}
