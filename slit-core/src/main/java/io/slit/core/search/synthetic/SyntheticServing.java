package io.slit.core.search.synthetic;

import io.slit.core.fleet.Accelerator;
import io.slit.core.fleet.LlmModel;
import io.slit.core.spi.Estimate;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingEstimate.Basis;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.spi.ServingQuery;

/**
 * What serving takes in made-up problems: rooflines with round efficiencies. Decode reads the
 * weights once and every request's cache; power rises with concurrency, so that energy per request
 * falls with it.
 */
final class SyntheticServing implements ServingPredictor {
  private static final double PREFILL_EFFICIENCY = 0.5;
  private static final double DECODE_EFFICIENCY = 0.7;
  private static final double POWER_AT_ONE = 0.35;
  private static final double FULL_CONCURRENCY = 96;

  @Override
  public ServingEstimate estimate(ServingQuery query) {
    LlmModel.Shape shape = query.model().shape();
    Accelerator accelerator = query.accelerator();
    double flops = 2e9 * shape.activeParametersBillion() * query.inputTokens();
    double prefill = flops / (accelerator.peakTflops() * 1e12 * PREFILL_EFFICIENCY);
    double context = query.inputTokens() + query.outputTokens() / 2;
    double readGb = shape.weightsGb() + query.concurrency() * context * shape.kvGbPerToken();
    double tpot = readGb / (accelerator.bandwidthGbPerS() * DECODE_EFFICIENCY);
    double joules =
        prefill * accelerator.power().max().watts()
            + query.outputTokens() * tpot * watts(query) / query.concurrency();
    return new ServingEstimate(exact(prefill), exact(tpot), exact(joules), Basis.ANALYTIC);
  }

  private static double watts(ServingQuery query) {
    double idle = query.accelerator().power().idle().watts();
    double most = query.accelerator().power().max().watts();
    double busy = Math.min(1, Math.sqrt(query.concurrency() / FULL_CONCURRENCY));
    return idle + (most - idle) * (POWER_AT_ONE + (1 - POWER_AT_ONE) * busy);
  }

  private static Estimate exact(double value) {
    return new Estimate(value, value, value);
  }

  @Override
  public String modelId() {
    return "synthetic";
  }
}
