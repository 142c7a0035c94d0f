package io.slit.server.config;

import java.util.List;

/** A configuration, and where each part of it comes from. */
public record Resolved(ServerConfig config, List<EffectiveSetting> settings) {
  /** Copies the list. */
  public Resolved {
    settings = List.copyOf(settings);
  }

  /** Tells whether nothing gave a setting a value. */
  public boolean isDefault(String key) {
    return settings.stream()
        .anyMatch(one -> one.key().equals(key) && one.source().equals("default"));
  }
}
