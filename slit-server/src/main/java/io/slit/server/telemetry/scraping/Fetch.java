package io.slit.server.telemetry.scraping;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Asks an address for its metrics. */
@FunctionalInterface
interface Fetch {
  CompletableFuture<String> get(URI address);
}
