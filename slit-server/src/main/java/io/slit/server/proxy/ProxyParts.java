package io.slit.server.proxy;

import io.slit.server.config.UpstreamConfig;
import io.slit.server.health.TargetHealth;
import io.slit.server.telemetry.ServerMetrics;
import org.eclipse.jetty.client.HttpClient;

/** What all requests of the proxy share. */
record ProxyParts(
    HttpClient client,
    Upstreams upstreams,
    UpstreamConfig.Limits limits,
    Books books,
    StreamWatch watch) {
  ServerMetrics metrics() {
    return books.metrics();
  }

  TargetHealth health() {
    return books.health();
  }
}
