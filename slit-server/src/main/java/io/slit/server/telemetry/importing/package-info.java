/**
 * Telemetry of other programs: LiteLLM's logging payloads, OpenTelemetry spans.
 *
 * <p>Entry type: {@link io.slit.server.telemetry.importing.TelemetryImport}. Only named numbers are
 * read; messages and answers are skipped where they stand, so prompt text never enters. A line that
 * cannot be used is counted with its place and its reason.
 */
@NullMarked
package io.slit.server.telemetry.importing;

import org.jspecify.annotations.NullMarked;
