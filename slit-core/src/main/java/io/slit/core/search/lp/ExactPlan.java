package io.slit.core.search.lp;

import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.RoutingPlan;

/**
 * An optimal plan of a linear picture.
 *
 * @param plan shares, and as few powered units as they need
 * @param objectives what it is worth in the linear picture
 * @param value of what was minimised: an objective in its unit, or a weighted sum
 * @param bound a value that no plan within the limits goes below, as proven by prices
 */
public record ExactPlan(RoutingPlan plan, ObjectiveVector objectives, double value, double bound) {}
