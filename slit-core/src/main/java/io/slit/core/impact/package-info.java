/**
 * One formula each: from a plan to latency, energy, carbon, water and money.
 *
 * <p>Entry types: {@link io.slit.core.impact.QueueModel}, {@link io.slit.core.impact.EnergyModel},
 * {@link io.slit.core.impact.CarbonModel}, {@link io.slit.core.impact.WaterModel}, {@link
 * io.slit.core.impact.CostModel}; {@link io.slit.core.impact.PlanImpact} is what they add up to.
 * Each class cites its equation in slit-core/docs/MODELS.md and its paper. Pure functions; methods
 * that take plain numbers (unit in the name) are for the evaluation kernel.
 */
@NullMarked
package io.slit.core.impact;

import org.jspecify.annotations.NullMarked;
