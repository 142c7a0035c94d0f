package io.slit.server.signals;

import java.time.Instant;

/**
 * A value that a source gave.
 *
 * @param value the value
 * @param source who gave it
 * @param basis what it rests on
 * @param observedAt the time that it is of, not when it was fetched
 */
public record Reading<T>(T value, String source, Basis basis, Instant observedAt) {}
