/**
 * What plans were to cost and what requests did cost, epoch by epoch: carbon, water and money,
 * beside what simple rules would have made of the same demand.
 *
 * <p>Entry type: {@link io.slit.server.footprint.FootprintLedger}. Planned figures are the
 * planner's; realised ones rest on outcomes. What is not known is counted as unknown, never as 0.
 */
@NullMarked
package io.slit.server.footprint;

import org.jspecify.annotations.NullMarked;
