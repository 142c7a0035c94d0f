/**
 * Searching the Pareto front of routing plans of one planning cycle.
 *
 * <p>Entry types: {@link io.slit.core.search.PlanningProblem} (the frozen input of a cycle), {@link
 * io.slit.core.search.PlanEvaluator} (pure, table driven, allocation free), {@link
 * io.slit.core.search.PlanSearch}, {@link io.slit.core.search.BaselinePlans}. The predictor is
 * asked while a problem is compiled and never again: the search loop reads tables.
 */
@NullMarked
package io.slit.core.search;

import org.jspecify.annotations.NullMarked;
