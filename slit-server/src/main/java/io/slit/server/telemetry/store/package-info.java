/**
 * What happened to requests, as Parquet files by day and site: for retraining, and for whoever else
 * reads Parquet.
 *
 * <p>Entry type: {@link io.slit.server.telemetry.store.TelemetryStore}. A <i>part</i> is a file of
 * a <i>partition</i>, which is a directory {@code date=YYYY-MM-DD/site=SITE}. Prompt text never
 * enters: there is no column for it. Must not depend on HTTP or the command line.
 */
@NullMarked
package io.slit.server.telemetry.store;

import org.jspecify.annotations.NullMarked;
