package io.slit.predictor.forecast.evaluation;

import io.slit.core.environment.SiteConditions;
import java.util.Locale;

/** A forecast signal of a site, with the unit its errors have. */
public enum Signal {
  /** Carbon intensity of the grid. */
  CARBON_INTENSITY("g/kWh"),
  /** Price of electricity. */
  PRICE("USD/MWh"),
  /** Wet bulb of the outside air. */
  WET_BULB("degC"),
  /** Water used on site (WUE). */
  SITE_WATER("L/kWh"),
  /** Water of the electricity (EWIF). */
  SOURCE_WATER("L/kWh");

  private static final double KWH_PER_MWH = 1000;

  private final String unit;

  Signal(String unit) {
    this.unit = unit;
  }

  /** Returns the unit of its values and errors. */
  public String unit() {
    return unit;
  }

  /** Returns its name as tables and JSON spell it, for example {@code wet_bulb}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns its value under some conditions. */
  public double of(SiteConditions conditions) {
    return switch (this) {
      case CARBON_INTENSITY -> conditions.carbonIntensity().gramsPerKwh();
      case PRICE -> conditions.price().usdPerKwh() * KWH_PER_MWH;
      case WET_BULB -> conditions.wetBulb().degrees();
      case SITE_WATER -> conditions.siteWater().litresPerKwh();
      case SOURCE_WATER -> conditions.sourceWater().litresPerKwh();
    };
  }
}
