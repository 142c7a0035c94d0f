/**
 * The questions that core asks and the predictor answers.
 *
 * <p>Entry types: {@link io.slit.core.spi.ServingPredictor}, {@link
 * io.slit.core.spi.EnvironmentForecaster}, {@link io.slit.core.spi.DemandForecaster}.
 * Implementations are safe to call from several threads.
 */
@NullMarked
package io.slit.core.spi;

import org.jspecify.annotations.NullMarked;
