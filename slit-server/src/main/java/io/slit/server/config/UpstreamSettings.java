package io.slit.server.config;

import java.time.Duration;
import java.util.Map;

/** The settings of the proxy: how deployments are asked, and for how long. */
final class UpstreamSettings {
  static final Setting<Map<String, String>> KEYS =
      new Setting<>(
          "upstream_keys",
          "",
          "a list of NAME:VARIABLE, NAME a deployment, a datacenter or *",
          "environment variables that hold the keys of the deployments the proxy asks",
          Values::variables);
  static final Setting<Map<String, String>> MODELS =
      new Setting<>(
          "upstream_models",
          "",
          "a list of MODEL:NAME, both not empty",
          "names of the models at the deployments, where they are others than the scenario's",
          Values::upstreamModels);
  static final Setting<Duration> FIRST_BYTE =
      new Setting<>(
          "upstream_first_byte",
          "60s",
          "10ms to 1h",
          "longest wait of the proxy for the first byte of one attempt",
          UpstreamSettings::wait);
  static final Setting<Duration> IDLE =
      new Setting<>(
          "upstream_idle",
          "60s",
          "10ms to 1h",
          "longest pause of an answer that has begun",
          UpstreamSettings::wait);
  static final Setting<Duration> BUDGET =
      new Setting<>(
          "upstream_budget",
          "120s",
          "10ms to 1h",
          "time for all attempts at one request, until the first byte",
          UpstreamSettings::wait);
  static final Setting<Integer> ATTEMPTS =
      new Setting<>(
          "upstream_attempts",
          "5",
          "1 to 16",
          "deployments the proxy tries for one request at the most",
          text -> Values.integer(text, 1, 16));

  private UpstreamSettings() {}

  /** Reads how long to wait for somebody else. */
  static Duration wait(String text) {
    return Values.duration(text, Duration.ofMillis(10), Duration.ofHours(1));
  }
}
