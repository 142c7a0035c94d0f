/**
 * Measured rows that the trainer learns from, and the public sizes of what was measured.
 *
 * <p>Entry type: {@link io.slit.predictor.measurement.MeasurementSet}. Reads no file: whoever calls
 * turns a dataset into these records. Depends on core's units, fleet and spi only.
 */
@NullMarked
package io.slit.predictor.measurement;

import org.jspecify.annotations.NullMarked;
