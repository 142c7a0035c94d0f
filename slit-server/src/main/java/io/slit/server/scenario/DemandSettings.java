package io.slit.server.scenario;

import io.slit.core.units.Require;

/**
 * How much is asked, and in which rhythm.
 *
 * @param peakPerSecond requests per second of all origins together in the busiest epoch, at load
 *     factor 1
 * @param shape names the table that holds the daily and weekly curve
 * @param loadFactor multiplies every rate
 */
public record DemandSettings(double peakPerSecond, String shape, double loadFactor) {
  /** Checks the ranges. */
  public DemandSettings {
    Require.within(0.001, 1e9, peakPerSecond, "peak_rps", "Give requests per second.");
    Require.text(shape, "demand shape");
    Require.within(0, 1000, loadFactor, "load_factor", "1 is the scenario as it is.");
  }
}
