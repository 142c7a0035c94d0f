/**
 * The planning problem with constant costs per request, solved exactly as a linear program, and
 * what is built on such solves.
 *
 * <p>Entry types: {@link io.slit.core.search.lp.LinearPlanner}, the exact plan of one weighting;
 * {@link io.slit.core.search.lp.WeightedPlanner}, which goes on by successive linear programs where
 * physics is not linear; {@link io.slit.core.search.lp.FrontSweep}, which does so all over the
 * front; {@link io.slit.core.search.lp.PricedGenomes}, plans of weights and prices; {@link
 * io.slit.core.search.lp.ExactPlanner}, optima under limits; {@link
 * io.slit.core.search.lp.LowerBounds} and {@link io.slit.core.search.lp.Gaps}, what no plan goes
 * below. The package uses no solver library: a row for each class and few capacities are a
 * structure that a small simplex of its own solves faster.
 */
@NullMarked
package io.slit.core.search.lp;

import org.jspecify.annotations.NullMarked;
