/**
 * What a site is like at a time: carbon intensity, price, weather, water factors.
 *
 * <p>Entry types: {@link io.slit.core.environment.Environment}, {@link
 * io.slit.core.environment.PastConditions}. The future stands behind an interface: whoever plans
 * sees the past only, or a {@link io.slit.core.environment.Forecast} made from it.
 */
@NullMarked
package io.slit.core.environment;

import org.jspecify.annotations.NullMarked;
