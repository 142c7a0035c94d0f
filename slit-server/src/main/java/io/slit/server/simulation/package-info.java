/**
 * Where the simulator gets its tables, traces and demand from: datasets and scenarios as what
 * slit-core simulates.
 *
 * <p>Entry type: {@link io.slit.server.simulation.SimulatedWorld}. Of the predictor module only the
 * catalogue of sizes is used (which model has how many parameters), never an estimate.
 */
@NullMarked
package io.slit.server.simulation;

import org.jspecify.annotations.NullMarked;
