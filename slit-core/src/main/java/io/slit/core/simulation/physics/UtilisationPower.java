package io.slit.core.simulation.physics;

import io.slit.core.fleet.Accelerator;

/**
 * Power of a GPU by the part of its peak FLOPS in use: {@code P = idle + (max - idle) x min(1,
 * (mfu/0.45)^0.7)} (Vidur and Vessim, arXiv 2507.11417).
 */
public final class UtilisationPower {
  private static final double SATURATION = 0.45;
  private static final double GROWTH = 0.7;
  private static final double FLOP_PER_PARAMETER = 2;

  private UtilisationPower() {}

  /** Returns the draw of one GPU in W. */
  public static double watts(Accelerator accelerator, double mfu) {
    double idle = accelerator.power().idle().watts();
    double share = Math.min(1, Math.pow(Math.max(0, mfu) / SATURATION, GROWTH));
    return idle + (accelerator.power().max().watts() - idle) * share;
  }

  /**
   * Returns the part of the peak FLOPS that some tokens take: two operations per parameter and
   * token; attention is left out, a few per cent at the lengths of the traces.
   */
  public static double mfu(MeasuredOn on, double tokens, double seconds) {
    double tera = FLOP_PER_PARAMETER * tokens * on.workPerGpu() / 1000;
    return tera / (seconds * on.accelerator().peakTflops());
  }
}
