/**
 * How good the forecasts are: measured the way they are used, hour by hour, on data not seen.
 *
 * <p>Entry types: {@link io.slit.predictor.forecast.evaluation.SiteEvaluation}, {@link
 * io.slit.predictor.forecast.evaluation.DemandEvaluation}. Each is handed what was measured and
 * shows it to the forecaster step by step. Depends on forecast only.
 */
@NullMarked
package io.slit.predictor.forecast.evaluation;

import org.jspecify.annotations.NullMarked;
