package io.slit.core.simulation;

import io.slit.core.units.Require;

/**
 * How long a run is.
 *
 * @param epochSeconds length of an epoch in simulated time. It may be shorter than the epoch of the
 *     signals: a run that plays 20 s of every 15 minutes is a sample of it in time, whose energy
 *     the accountant scales
 * @param epochs how many
 */
public record Horizon(double epochSeconds, int epochs) {
  /** Checks the ranges. */
  public Horizon {
    Require.within(1e-3, 1e9, epochSeconds, "length of an epoch in s", "900 is usual.");
    Require.atLeast(1, epochs, "epochs", "A run has one at least.");
  }

  /** Returns the end of the run, in s since its start. */
  public double endSeconds() {
    return epochSeconds * epochs;
  }
}
