/**
 * Routing plans, what they are worth, and which one an operator prefers.
 *
 * <p>Entry types: {@link io.slit.core.plan.RoutingPlan}, {@link io.slit.core.plan.EvaluatedPlan},
 * {@link io.slit.core.plan.PlanSelector}, {@link io.slit.core.plan.PublishedPlan}. Knows nothing of
 * how plans are found or applied.
 */
@NullMarked
package io.slit.core.plan;

import org.jspecify.annotations.NullMarked;
