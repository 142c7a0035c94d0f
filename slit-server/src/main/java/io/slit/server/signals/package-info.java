/**
 * Where carbon intensity, price, weather and water figures come from.
 *
 * <p>Entry type: {@link io.slit.server.signals.DatasetConditions}, the default: hourly tables on
 * disk, no key and no network. Every source gives {@link io.slit.core.environment.PastConditions}:
 * a planner sees what was known at its time and nothing later.
 */
@NullMarked
package io.slit.server.signals;

import org.jspecify.annotations.NullMarked;
