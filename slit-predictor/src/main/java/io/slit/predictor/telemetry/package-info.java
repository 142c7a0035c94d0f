/**
 * How telemetry lies in files, as far as names tell: days, sites, parts, and the version of their
 * schema.
 *
 * <p>Entry type: {@link io.slit.predictor.telemetry.PartName}. One place for the server, which
 * writes and reads the files, and for Spark, which reads them. Opens no file itself; depends on the
 * JDK only.
 */
@NullMarked
package io.slit.predictor.telemetry;

import org.jspecify.annotations.NullMarked;
