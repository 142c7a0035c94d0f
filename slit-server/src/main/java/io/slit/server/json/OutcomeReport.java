package io.slit.server.json;

import io.slit.core.routing.DecisionId;
import io.slit.core.telemetry.Outcome;

/**
 * How a routed request ended, as reported.
 *
 * @param decision the decision it follows from
 * @param outcome how it ended
 */
public record OutcomeReport(DecisionId decision, Outcome outcome) {}
