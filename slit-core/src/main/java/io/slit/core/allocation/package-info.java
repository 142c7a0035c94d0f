/**
 * The linear special case of planning, after Green-LLM (Cheng and Nguyen, arXiv 2507.09942): shares
 * of queries of areas at sites, hour by hour, with constant energy per token, on-site renewables,
 * limits of the grid, capacities, a water cap and delay caps.
 *
 * <p>Entry types: {@link io.slit.core.allocation.AllocationInstance}, what is given; {@link
 * io.slit.core.allocation.AllocationSolver}, the exact optimum by any {@link
 * io.slit.core.allocation.LinearSolver}, or which limits conflict; {@link
 * io.slit.core.allocation.GreedyDispatch}, the decoder of the metaheuristic that is shown beside.
 * {@link io.slit.core.allocation.Allocation} computes every term from the formulas, not from a
 * solver. Knows no solver library, file or clock.
 */
@NullMarked
package io.slit.core.allocation;

import org.jspecify.annotations.NullMarked;
