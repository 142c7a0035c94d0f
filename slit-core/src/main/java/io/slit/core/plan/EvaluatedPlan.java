package io.slit.core.plan;

import io.slit.core.pareto.ObjectiveVector;

/** A plan and what it is worth; its id is unique within one search. */
public record EvaluatedPlan(String id, RoutingPlan plan, ObjectiveVector objectives) {}
