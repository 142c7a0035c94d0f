package io.slit.server.signals;

import java.util.Locale;

/** What a value of a signal rests on. */
public enum Basis {
  /** Meters or a market. */
  MEASURED,
  /** A model of what was. */
  ESTIMATED,
  /** A model of what is to come, or of now made before now. */
  FORECAST,
  /** The operator wrote it down. */
  DECLARED;

  /** Returns the name used in answers. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
