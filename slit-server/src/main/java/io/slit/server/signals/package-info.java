/**
 * Where carbon intensity, price, weather and water figures come from.
 *
 * <p>Entry type: {@link io.slit.server.signals.DatasetConditions}, the default: hourly tables on
 * disk, no key and no network. Every source gives {@link io.slit.core.environment.PastConditions}:
 * a planner sees what was known at its time and nothing later.
 *
 * <p>{@link io.slit.server.signals.LiveSignals} gives the present from live sources instead: {@link
 * io.slit.server.signals.SignalPoller} asks them in the background, {@link
 * io.slit.server.signals.KindBoard} keeps the last good values, and the planner reads a {@link
 * io.slit.server.signals.SignalSnapshot}. The clients of vendors are in {@code signals.vendor}.
 */
@NullMarked
package io.slit.server.signals;

import org.jspecify.annotations.NullMarked;
