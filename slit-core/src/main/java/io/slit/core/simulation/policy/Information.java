package io.slit.core.simulation.policy;

import java.util.Locale;

/** What a policy may know of demand and conditions when it decides. */
public enum Information {
  /** The present conditions, and the demand of the last whole epoch. */
  NOW,
  /** Forecasts made from the past at decision time. */
  FORECAST,
  /** What will really be: an upper bound, printed apart and never ranked. */
  ORACLE;

  /** Returns the name used in JSON and tables. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
