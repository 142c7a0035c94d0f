package io.slit.core.units;

/** Power usage effectiveness: facility energy over IT energy, at least 1. */
public record Pue(double ratio) {
  /** The largest ratio taken for real; published values lie between 1.05 and 2. */
  public static final double MAX = 3;

  /** Checks the range. */
  public Pue {
    Require.within(1, MAX, ratio, "PUE", "PUE is facility energy over IT energy.");
  }

  /** Returns the energy that the whole facility draws for some IT energy. */
  public Energy facility(Energy it) {
    return it.times(ratio);
  }
}
