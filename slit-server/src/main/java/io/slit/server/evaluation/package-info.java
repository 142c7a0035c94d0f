/**
 * How good the forecasts are on the data of a scenario.
 *
 * <p>Entry type: {@link io.slit.server.evaluation.ForecastBench}. The measuring itself is the
 * predictor's; this package brings it the tables.
 */
@NullMarked
package io.slit.server.evaluation;

import org.jspecify.annotations.NullMarked;
