package io.slit.server.gateway;

import io.slit.core.fleet.Deployment;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A deployment as gateways name and reach it.
 *
 * @param deployment the deployment
 * @param region it stands in
 * @param cluster its name at gateways
 * @param address where its API listens; nothing if its endpoint names no host
 */
public record GatewayTarget(
    Deployment deployment, String region, String cluster, Optional<Address> address) {

  /** Where an API listens. */
  public record Address(String scheme, String host, int port) {
    private static final Map<String, Integer> PORTS = Map.of("http", 80, "https", 443);

    /** Returns the address of an endpoint, or nothing if it names no host. */
    static Optional<Address> of(String endpoint) {
      try {
        URI uri = URI.create(endpoint);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        Integer port = uri.getPort() < 0 ? PORTS.get(scheme) : (Integer) uri.getPort();
        return uri.getHost() == null || port == null
            ? Optional.empty()
            : Optional.of(new Address(scheme, uri.getHost(), port));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    /** Returns {@code host:port}. */
    public String authority() {
      return host + ":" + port;
    }
  }
}
