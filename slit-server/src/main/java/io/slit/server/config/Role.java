package io.slit.server.config;

import java.util.Locale;

/** What an API key is good for. */
public enum Role {
  /** Ask for decisions and plans. */
  ROUTE,
  /** Report outcomes and read metrics. */
  TELEMETRY,
  /** Everything. */
  ADMIN;

  /** Returns the name used in configuration. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
