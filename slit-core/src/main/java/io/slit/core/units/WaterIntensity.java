package io.slit.core.units;

/**
 * Water per energy in L/kWh: of a site (WUE, per IT kWh) or of its electricity (EWIF, per facility
 * kWh).
 */
public record WaterIntensity(double litresPerKwh) implements Comparable<WaterIntensity> {
  /** Checks the range. */
  public WaterIntensity {
    Require.atLeast(
        0, litresPerKwh, "water intensity in L/kWh", "Give WUE or EWIF as litres per kWh.");
  }

  /** Returns the water that goes with some energy. */
  public WaterVolume of(Energy energy) {
    return new WaterVolume(litresPerKwh * energy.kwh());
  }

  @Override
  public int compareTo(WaterIntensity other) {
    return Double.compare(litresPerKwh, other.litresPerKwh);
  }
}
