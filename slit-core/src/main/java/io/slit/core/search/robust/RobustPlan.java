package io.slit.core.search.robust;

import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.EvaluatedPlan;

/**
 * A plan judged over scenarios.
 *
 * @param judged the plan with the measure of each objective over the scenarios
 * @param expected its objectives under what is expected
 * @param overloadedShare part of the scenarios in which it breaks capacity or SLOs, 0 to 1
 */
public record RobustPlan(EvaluatedPlan judged, ObjectiveVector expected, double overloadedShare) {}
