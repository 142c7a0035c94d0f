package io.slit.server.config;

import java.util.List;

/**
 * Where a server listens, and to whom.
 *
 * @param host name or address of the interface
 * @param port of the data routes; 0 takes any that is free
 * @param managementPort of all routes; 0 takes any that is free
 * @param maxBodyBytes the largest body that is read
 * @param apiKeys who may call; empty lets everybody
 */
public record Listen(
    String host, int port, int managementPort, int maxBodyBytes, List<ApiKey> apiKeys) {
  /** Copies the list. */
  public Listen {
    apiKeys = List.copyOf(apiKeys);
  }
}
