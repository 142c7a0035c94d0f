/**
 * What the server tells about itself: counters and histograms in Prometheus form.
 *
 * <p>Entry type: {@link io.slit.server.telemetry.ServerMetrics}. The only package that knows
 * Micrometer. Names of serving metrics follow the OpenTelemetry conventions for generative AI.
 */
@NullMarked
package io.slit.server.telemetry;

import org.jspecify.annotations.NullMarked;
