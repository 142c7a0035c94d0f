/**
 * What comes next, learned from the past only: site conditions and demand.
 *
 * <p>Entry types: {@link io.slit.predictor.forecast.LearnedEnvironmentForecaster}, {@link
 * io.slit.predictor.forecast.LearnedDemandForecaster}, and for a single series {@link
 * io.slit.predictor.forecast.SeriesForecaster}. Regressions that learn step by step and simple
 * rules are weighted by how little each erred of late; recent errors give the interval. The past is
 * asked for instants up to its {@code now()} and for nothing later.
 */
@NullMarked
package io.slit.predictor.forecast;

import org.jspecify.annotations.NullMarked;
