/**
 * The scenario: everything about a study or an operation that is not a time series.
 *
 * <p>Entry types: {@link io.slit.server.scenario.ScenarioLoader} reads {@code scenario.yaml} into a
 * {@link io.slit.server.scenario.Scenario}, or refuses it with every problem located; {@link
 * io.slit.server.scenario.ScenarioText} describes one on a screen. The readers each own one section
 * of the file.
 *
 * <p>Depends on the domain and on located files; knows no tables, no planning, no HTTP.
 */
@NullMarked
package io.slit.server.scenario;

import org.jspecify.annotations.NullMarked;
