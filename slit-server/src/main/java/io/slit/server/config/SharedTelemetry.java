package io.slit.server.config;

import java.nio.file.Path;

/**
 * A directory that several servers write their telemetry to, each into a partition of its own.
 *
 * @param directory of all of them
 * @param id names this server's partition
 */
public record SharedTelemetry(Path directory, String id) {}
