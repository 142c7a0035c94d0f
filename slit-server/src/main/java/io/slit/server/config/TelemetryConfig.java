package io.slit.server.config;

import java.time.Duration;

/**
 * How telemetry is kept.
 *
 * @param flush how often outcomes go on to Parquet, in wall time
 * @param days of outcomes that are kept
 */
public record TelemetryConfig(Duration flush, int days) {}
