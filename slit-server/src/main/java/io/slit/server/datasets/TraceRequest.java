package io.slit.server.datasets;

import java.time.Duration;

/**
 * One request of a trace.
 *
 * @param offset the time since the first request of the trace
 */
public record TraceRequest(Duration offset, int inputTokens, int outputTokens) {}
