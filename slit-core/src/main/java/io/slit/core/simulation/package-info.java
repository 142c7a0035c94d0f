/**
 * A request-level simulator of a fleet: discrete events, continuous batching, measured speeds.
 *
 * <p>Entry types: {@link io.slit.core.simulation.Simulation}, {@link
 * io.slit.core.simulation.Dispatcher} (a policy), {@link io.slit.core.simulation.RequestSource}
 * (the requests), {@link io.slit.core.simulation.SimulationResult} (the books). It judges plans, so
 * it must not use what makes them: no predictor, no queueing or energy formula of the planner, no
 * search. Its physics are measured curves ({@link io.slit.core.simulation.ReplicaPhysics}).
 * slit-core/docs/SIMULATOR.md says what it does and what it assumes.
 */
@NullMarked
package io.slit.core.simulation;

import org.jspecify.annotations.NullMarked;
