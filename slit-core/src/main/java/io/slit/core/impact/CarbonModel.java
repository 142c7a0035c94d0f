package io.slit.core.impact;

import io.slit.core.units.CarbonIntensity;
import io.slit.core.units.CarbonMass;
import io.slit.core.units.Energy;
import io.slit.core.units.Pue;
import io.slit.core.units.WaterVolume;

/** Operational carbon, location-based (MODELS.md 3). */
public final class CarbonModel {
  /** Energy to supply water: 550 kWh per million litres (SHIELD, arXiv 2308.13086, eq. 11). */
  private static final double SUPPLY_KWH_PER_L = 550e-6;

  /** Energy to treat waste water: 640 kWh per million litres (same). */
  private static final double TREATMENT_KWH_PER_L = 640e-6;

  private CarbonModel() {}

  /** Returns the emissions of the electricity that some IT energy makes the facility draw. */
  public static CarbonMass operational(Energy it, Pue pue, CarbonIntensity intensity) {
    return intensity.of(pue.facility(it));
  }

  /**
   * Returns the emissions of supplying and treating cooling water; small, reported apart.
   *
   * <p>[(V_e + V_b) x 550 + V_b x 640] kWh per million litres x CI. The units of the published
   * equation were reconstructed.
   *
   * @param evaporated V_e
   * @param blownDown V_b
   */
  public static CarbonMass ofWater(
      WaterVolume evaporated, WaterVolume blownDown, CarbonIntensity intensity) {
    double kwh =
        evaporated.plus(blownDown).litres() * SUPPLY_KWH_PER_L
            + blownDown.litres() * TREATMENT_KWH_PER_L;
    return intensity.of(new Energy(kwh));
  }
}
