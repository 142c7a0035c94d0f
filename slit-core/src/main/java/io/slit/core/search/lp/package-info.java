/**
 * The planning problem with constant costs per request, solved exactly as a linear program.
 *
 * <p>Entry types: {@link io.slit.core.search.lp.LinearPlanner}, the exact plan of one weighting,
 * and {@link io.slit.core.search.lp.LpSeeds}, the plans and genomes of a sweep of weightings.
 * Energy per request really depends on load, so exact plans of this picture are starts and
 * candidates for a search, not the front. The package uses no solver library: a row for each class
 * and few capacities are a structure that a small simplex of its own solves faster.
 */
@NullMarked
package io.slit.core.search.lp;

import org.jspecify.annotations.NullMarked;
