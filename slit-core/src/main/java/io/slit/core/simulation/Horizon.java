package io.slit.core.simulation;

import io.slit.core.units.Require;

/**
 * How long a run is, and how much of the real time it plays.
 *
 * <p>A run may play a part of every epoch only, say 60 s of 900: the fleet and its requests live at
 * their real pace, but epochs, deadlines and node starts pass faster by the {@linkplain #lapse()
 * time lapse}. Energy in the books is that of the played time; an accountant multiplies it by the
 * lapse.
 *
 * @param epochSeconds played time of an epoch, in simulated s
 * @param realEpochSeconds length of an epoch in the world, in s
 * @param epochs how many
 */
public record Horizon(double epochSeconds, double realEpochSeconds, int epochs) {
  /** Checks the ranges. */
  public Horizon {
    Require.within(1e-3, 1e9, epochSeconds, "played s of an epoch", "900 plays all of it.");
    Require.within(epochSeconds, 1e9, realEpochSeconds, "length of an epoch in s", "900 is usual.");
    Require.atLeast(1, epochs, "epochs", "A run has one at least.");
  }

  /** Returns a horizon that plays every second. */
  public static Horizon whole(double epochSeconds, int epochs) {
    return new Horizon(epochSeconds, epochSeconds, epochs);
  }

  /** Returns the real seconds that a simulated second stands for, at least 1. */
  public double lapse() {
    return realEpochSeconds / epochSeconds;
  }

  /** Returns the end of the run, in simulated s since its start. */
  public double endSeconds() {
    return epochSeconds * epochs;
  }
}
