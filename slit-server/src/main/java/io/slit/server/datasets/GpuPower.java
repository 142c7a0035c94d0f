package io.slit.server.datasets;

/** The power of the accelerators during a measurement. */
public sealed interface GpuPower {

  /** Power as shares of the accelerator's TDP. */
  record Measured(double averageShareOfTdp, double peakShareOfTdp) implements GpuPower {}

  /** Nobody measured it. */
  record NotMeasured() implements GpuPower {}
}
