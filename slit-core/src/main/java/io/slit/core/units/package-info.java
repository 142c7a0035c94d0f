/**
 * Quantities as types: one unit per quantity inside, converted at the edge.
 *
 * <p>Energy kWh, power W, carbon g CO2e, water L, money USD, latency s, temperature degrees
 * Celsius. A carbon intensity carries its method and scope, so that average and marginal figures
 * cannot meet in one sum. {@link io.slit.core.units.Require} words every range error the same way.
 *
 * <p>Depends on nothing but the JDK.
 */
@NullMarked
package io.slit.core.units;

import org.jspecify.annotations.NullMarked;
