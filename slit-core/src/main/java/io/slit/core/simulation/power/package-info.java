/**
 * On-site energy beside a simulation: sun, wind, a battery, a limited grid connection (MODELS.md 6;
 * Vessim, arXiv 2306.09774; Vidur and Vessim, arXiv 2507.11417).
 *
 * <p>Entry type: {@link io.slit.core.simulation.power.CoSimulation}. It takes the energy that a run
 * drew and the conditions that really held; it does not change the run.
 */
@NullMarked
package io.slit.core.simulation.power;

import org.jspecify.annotations.NullMarked;
