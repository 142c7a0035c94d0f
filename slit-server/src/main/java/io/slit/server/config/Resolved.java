package io.slit.server.config;

import java.util.List;

/** A configuration, and where each part of it comes from. */
public record Resolved(ServerConfig config, List<EffectiveSetting> settings) {
  /** Copies the list. */
  public Resolved {
    settings = List.copyOf(settings);
  }

  /** Returns the value of a setting. */
  public <T> T value(Setting<T> setting) {
    return settings.stream()
        .filter(one -> one.key().equals(setting.key()))
        .map(one -> setting.parser().apply(one.value().strip()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(setting.key() + " was not read."));
  }

  /** Tells whether nothing gave a setting a value. */
  public boolean isDefault(String key) {
    return settings.stream()
        .anyMatch(one -> one.key().equals(key) && one.source().equals("default"));
  }
}
