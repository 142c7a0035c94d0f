/**
 * Learning from outcomes: a challenger made of telemetry, and the gate's verdict on it.
 *
 * <p>Entry type: {@link io.slit.predictor.retrain.RetrainJob}. Runs on one machine over rows that
 * the caller reads; promotes nothing itself. Depends on training, artifact and measurement.
 */
@NullMarked
package io.slit.predictor.retrain;

import org.jspecify.annotations.NullMarked;
