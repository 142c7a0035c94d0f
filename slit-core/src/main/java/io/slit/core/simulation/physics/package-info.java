/**
 * Physics of replicas, made from measured tables: Splitwise for prefill and for decode at batch 1,
 * ML.ENERGY for decode and power by batch, the utilisation form of Vidur and Vessim for the power
 * of prefill.
 *
 * <p>Entry type: {@link io.slit.core.simulation.physics.MeasuredTables}. What was not measured is
 * scaled from what is nearest, as slit-core/docs/SIMULATOR.md says. Nothing here is used by the
 * planner, and nothing of the planner is used here.
 */
@NullMarked
package io.slit.core.simulation.physics;

import org.jspecify.annotations.NullMarked;
