/**
 * Energy of their own that sites are supposed to have: sun, wind, battery, limit of the grid
 * connection, from a file that a user writes.
 *
 * <p>Entry types: {@link io.slit.server.microgrid.MicrogridReader}, {@link
 * io.slit.server.microgrid.Microgrids}. What becomes of it is computed by {@link
 * io.slit.core.simulation.power.CoSimulation}.
 */
@NullMarked
package io.slit.server.microgrid;

import org.jspecify.annotations.NullMarked;
