/**
 * Load and power as inference servers and GPUs expose them: vLLM's metrics and NVIDIA's DCGM
 * exporter, in the text format of Prometheus.
 *
 * <p>Entry types: {@link io.slit.server.telemetry.scraping.Scraper} asks endpoints while a server
 * runs, {@link io.slit.server.telemetry.scraping.ScrapeImport} reads saved answers. Both turn the
 * differences of two readings into one row: means over the requests of an interval. Must not depend
 * on HTTP routes or the command line.
 */
@NullMarked
package io.slit.server.telemetry.scraping;

import org.jspecify.annotations.NullMarked;
