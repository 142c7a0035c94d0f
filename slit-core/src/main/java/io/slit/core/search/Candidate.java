package io.slit.core.search;

import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.RoutingPlan;

/**
 * A plan that a search found.
 *
 * @param objectives what it is worth
 * @param overrun how far it breaks capacity or SLOs; 0 for a feasible one
 * @param plan the plan
 */
public record Candidate(ObjectiveVector objectives, double overrun, RoutingPlan plan) {}
