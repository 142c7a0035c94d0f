/**
 * On-site water of cooling towers from the weather.
 *
 * <p>Entry type: {@link io.slit.predictor.water.WetBulbWue}. The wet bulb comes from temperature
 * and humidity ({@link io.slit.predictor.water.WetBulb}). Depends on core's units only.
 */
@NullMarked
package io.slit.predictor.water;

import org.jspecify.annotations.NullMarked;
