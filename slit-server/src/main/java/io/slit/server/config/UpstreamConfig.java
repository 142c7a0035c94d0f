package io.slit.server.config;

import java.time.Duration;
import java.util.Map;

/**
 * How the proxy asks the deployments.
 *
 * @param keys by deployment, datacenter or {@code *} for all others
 * @param models names at the deployments by the scenario's name, where they differ
 * @param limits how long and how often it tries
 */
public record UpstreamConfig(
    Map<String, UpstreamKey> keys, Map<String, String> models, Limits limits) {
  /** Copies the maps. */
  public UpstreamConfig {
    keys = Map.copyOf(keys);
    models = Map.copyOf(models);
  }

  /**
   * How long and how often one request is tried.
   *
   * @param firstByte longest wait for the first byte of one attempt
   * @param idle longest pause of an answer that has begun
   * @param budget time for all attempts, until the first byte
   * @param attempts at the most
   */
  public record Limits(Duration firstByte, Duration idle, Duration budget, int attempts) {}
}
