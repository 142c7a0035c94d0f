/**
 * Plans that are good not only for what is expected: forecasts carry intervals, and a plan is
 * judged over a handful of scenarios drawn from them.
 *
 * <p>Entry types: {@link io.slit.core.search.robust.RobustSearch}; {@link
 * io.slit.core.search.robust.RiskMeasure}, mean, quantile, mean of the worst, or worst; {@link
 * io.slit.core.search.robust.Scenarios}, with what is assumed of errors; {@link
 * io.slit.core.search.robust.PriceOfRobustness}, what it costs and what it brings. It knows no
 * search of its own: any {@link io.slit.core.search.PlanSearch} finds its candidates.
 */
@NullMarked
package io.slit.core.search.robust;

import org.jspecify.annotations.NullMarked;
