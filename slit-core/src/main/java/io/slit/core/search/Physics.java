package io.slit.core.search;

import java.util.Arrays;
import java.util.Locale;

/** How much of what a plan's own load does is taken into account when plans are evaluated. */
public enum Physics {
  /**
   * Every request costs the same whatever the load: energy at a busy operating point, TTFT without
   * waiting. The front is that of a linear program, and so exactly known.
   */
  LINEAR,
  /** Energy as in LINEAR; TTFT with the waits that the load makes, every unit powered. */
  QUEUEING,
  /**
   * All that is modelled: waits, energy that falls with concurrency, idle power, units switched off
   * one by one, and units that must load their model first.
   */
  CONSOLIDATION;

  /** Returns its name in commands and reports. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the physics of a key.
   *
   * @throws IllegalArgumentException if there is none, with the keys there are
   */
  public static Physics ofKey(String key) {
    return Arrays.stream(values())
        .filter(one -> one.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no physics \"%s\": take linear, queueing or consolidation."
                        .formatted(key)));
  }
}
