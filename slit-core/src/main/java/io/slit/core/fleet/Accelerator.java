package io.slit.core.fleet;

import io.slit.core.units.CarbonMass;
import io.slit.core.units.Power;
import io.slit.core.units.Require;

/**
 * A kind of GPU.
 *
 * @param name as people type it, for example {@code H100-80GB}
 * @param memoryGb high-bandwidth memory in GB (1e9 bytes)
 * @param bandwidthGbPerS memory bandwidth in GB/s
 * @param peakTflops dense half-precision peak in TFLOPS
 * @param power what it draws idle and at most
 * @param embodied emissions of making one
 */
public record Accelerator(
    String name,
    double memoryGb,
    double bandwidthGbPerS,
    double peakTflops,
    PowerRange power,
    CarbonMass embodied) {
  /** Checks the ranges. */
  public Accelerator {
    Require.text(name, "accelerator name");
    Require.within(1, 1000, memoryGb, "memory_gb of " + name, "Give GB per GPU.");
    Require.within(50, 100_000, bandwidthGbPerS, "bandwidth_gb_per_s of " + name, "Give GB/s.");
    Require.within(10, 100_000, peakTflops, "peak_tflops of " + name, "Give dense FP16 TFLOPS.");
  }

  /** The draw of one GPU, idle and at most. */
  public record PowerRange(Power idle, Power max) {
    /** Checks the order. */
    public PowerRange {
      if (idle.compareTo(max) > 0) {
        throw new IllegalArgumentException(
            "The idle power (%s W) must not exceed the maximum (%s W). Maybe they are swapped."
                .formatted(idle.watts(), max.watts()));
      }
    }
  }
}
