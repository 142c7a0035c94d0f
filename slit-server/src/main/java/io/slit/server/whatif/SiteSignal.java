package io.slit.server.whatif;

import io.slit.core.units.Pue;
import io.slit.core.units.Require;
import io.slit.server.quantity.UnitScale;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be set at a site, with the unit and the range it is taken in. */
public enum SiteSignal {
  /** Carbon intensity of its electricity, of the kind that the scenario uses. */
  CI("g/kWh", 0, 2000),
  /** Price of its electricity; negative prices are real. */
  PRICE("USD/MWh", -2000, 20_000),
  /** On-site water per IT energy. */
  WUE("L/kWh", 0, 20),
  /** Water of its electricity per facility energy. */
  EWIF("L/kWh", 0, 200),
  /** Facility energy over IT energy. */
  PUE("", 1, Pue.MAX);

  private final String unit;
  private final double min;
  private final double max;

  SiteSignal(String unit, double min, double max) {
    this.unit = unit;
    this.min = min;
    this.max = max;
  }

  /** Returns its name on the command line and in JSON. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the unit of its values; empty for a ratio. */
  public String unit() {
    return unit;
  }

  /** Returns the names of all signals. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(SiteSignal::key).toList();
  }

  /**
   * Reads a value as people type it.
   *
   * @param what names the value in messages
   * @throws IllegalArgumentException if it is no number, of another unit, or out of range
   */
  double read(String text, String what) {
    return Require.within(
        min,
        max,
        scale().read(text, what),
        unit.isEmpty() ? what : what + " in " + unit,
        "Other values are taken for a slip of the unit.");
  }

  private UnitScale scale() {
    return switch (this) {
      case CI -> UnitScale.assumed(unit).and("kg/MWh", 1);
      case PRICE -> UnitScale.assumed(unit).and("USD/kWh", 1000);
      case WUE, EWIF -> UnitScale.assumed(unit).and("m3/MWh", 1);
      case PUE -> UnitScale.PLAIN;
    };
  }
}
