package io.slit.server.config;

import io.slit.core.plan.PlanPreference;
import io.slit.core.search.robust.RobustOptions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How plans are made.
 *
 * @param epoch what one plan covers, or null to take the scenario's
 * @param budget when the search stops
 * @param threads that search
 * @param seed of the search
 * @param preference which plan of the front is put in force
 * @param robust how plans are judged over scenarios; nothing where they are made for what is
 *     expected
 */
public record PlanningConfig(
    @Nullable Duration epoch,
    SearchLimit budget,
    int threads,
    long seed,
    PlanPreference preference,
    Optional<RobustOptions> robust) {}
