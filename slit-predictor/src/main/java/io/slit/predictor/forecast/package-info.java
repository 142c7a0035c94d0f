/**
 * What comes next, learned from the past only: site conditions and demand.
 *
 * <p>Entry types: {@link io.slit.predictor.forecast.SeasonalEnvironmentForecaster}, {@link
 * io.slit.predictor.forecast.SeasonalDemandForecaster}. Both let a small set of simple rules
 * forecast the last days in hindsight and use, per series and lead, the rule that was best. The
 * past is asked for instants up to its {@code now()} and for nothing later.
 */
@NullMarked
package io.slit.predictor.forecast;

import org.jspecify.annotations.NullMarked;
