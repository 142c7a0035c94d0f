package io.slit.server.config;

import io.slit.core.plan.PlanPreference;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How plans are made.
 *
 * @param epoch what one plan covers, or null to take the scenario's
 * @param budget when the search stops
 * @param threads that search
 * @param seed of the search
 * @param preference which plan of the front is put in force
 */
public record PlanningConfig(
    @Nullable Duration epoch,
    SearchLimit budget,
    int threads,
    long seed,
    PlanPreference preference) {}
