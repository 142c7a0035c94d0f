package io.slit.predictor.fallback;

import io.slit.core.spi.Estimate;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingEstimate.Basis;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.spi.ServingQuery;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.measurement.TokenMix;

/**
 * A predictor of formulas alone, for every model and accelerator of which the sizes are known.
 * Immutable.
 *
 * <p>Its intervals are factors around the value: wider than the errors seen on the measurements
 * that its constants were calibrated on, because other engines and models will be further off.
 */
public final class AnalyticServingPredictor implements ServingPredictor {
  /** Factor of the 80 % interval of prefill; nine tenths of the measured rows lie within 1.3. */
  public static final double PREFILL_FACTOR = 1.6;

  /** Factor of the 80 % interval of TPOT; nine tenths of the measured rows lie within 1.4. */
  public static final double TPOT_FACTOR = 1.6;

  /** Factor of the 80 % interval of energy; nine tenths of the measured rows lie within 1.5. */
  public static final double ENERGY_FACTOR = 1.8;

  private static final String MODEL_ID = "analytic-1";

  @Override
  public ServingEstimate estimate(ServingQuery query) {
    ServingConfiguration configuration = ServingConfiguration.of(query);
    TokenMix tokens = new TokenMix(query.inputTokens(), query.outputTokens(), query.cachedTokens());
    double prompt = PrefillModel.processedTokens(configuration, tokens);
    double concurrency = query.concurrency();
    return new ServingEstimate(
        within(PREFILL_FACTOR, PrefillModel.seconds(configuration, prompt)),
        within(TPOT_FACTOR, DecodeModel.tpotSeconds(configuration, tokens, concurrency)),
        within(ENERGY_FACTOR, EnergyModel.fallingJoules(configuration, tokens, concurrency)),
        Basis.ANALYTIC);
  }

  @Override
  public String modelId() {
    return MODEL_ID;
  }

  private static Estimate within(double factor, double value) {
    return new Estimate(value, value / factor, value * factor);
  }
}
