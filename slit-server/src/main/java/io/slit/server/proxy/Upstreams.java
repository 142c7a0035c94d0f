package io.slit.server.proxy;

import io.slit.core.fleet.Deployment;
import io.slit.server.config.UpstreamConfig;
import io.slit.server.config.UpstreamKey;
import java.util.Optional;

/** Where a deployment is asked, by which key, and under which name of its model. */
final class Upstreams {
  private static final String ANY = "*";

  private final UpstreamConfig config;

  Upstreams(UpstreamConfig config) {
    this.config = config;
  }

  /** Returns the key of a deployment: its own, its datacenter's, or that of all others. */
  Optional<UpstreamKey> key(Deployment deployment) {
    for (String name : new String[] {deployment.id().value(), deployment.site().value(), ANY}) {
      UpstreamKey key = config.keys().get(name);
      if (key != null) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /** Returns the address of a path below {@code /v1}, query included. */
  static String address(Deployment deployment, String path) {
    String endpoint = deployment.endpoint();
    String base = endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
    return base + path;
  }

  /** Returns the name of the deployment's model there. */
  String model(Deployment deployment) {
    String name = deployment.model().name().value();
    return config.models().getOrDefault(name, name);
  }
}
