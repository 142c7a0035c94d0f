package io.slit.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How telemetry is kept.
 *
 * @param flush how often outcomes go on to Parquet, in wall time
 * @param days of outcomes that are kept
 * @param scrape file of what is scraped, if anything is
 * @param shared where it is kept beside that of other servers, if it is
 */
public record TelemetryConfig(
    Duration flush, int days, Optional<Path> scrape, Optional<SharedTelemetry> shared) {}
