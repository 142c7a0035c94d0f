package io.slit.core.impact;

import io.slit.core.units.Energy;
import io.slit.core.units.Pue;
import io.slit.core.units.Share;
import io.slit.core.units.WaterIntensity;
import io.slit.core.units.WaterVolume;

/**
 * Water consumed on site and at the power plants (MODELS.md 4; Making AI Less Thirsty, arXiv
 * 2304.03271).
 *
 * <p>WUE counts per IT kWh, EWIF per facility kWh: PUE enters the source's part only.
 */
public final class WaterModel {
  private WaterModel() {}

  /** Returns the water evaporated or blown down on site. */
  public static WaterVolume site(Energy it, WaterIntensity siteWater) {
    return siteWater.of(it);
  }

  /** Returns the water consumed to make the electricity that the facility draws. */
  public static WaterVolume source(Energy it, Pue pue, WaterIntensity sourceWater) {
    return sourceWater.of(pue.facility(it));
  }

  /** Returns water weighted by scarcity: x (1 + WSF) (WaterWise, PPoPP 2025). */
  public static WaterVolume scarcityWeighted(WaterVolume total, Share scarcity) {
    return total.times(1 + scarcity.value());
  }
}
