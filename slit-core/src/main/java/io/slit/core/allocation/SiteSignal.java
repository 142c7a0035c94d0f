package io.slit.core.allocation;

import java.util.OptionalDouble;

/** What a site has hour by hour: its key in files, the range it must be in, and its default. */
public enum SiteSignal {
  /** Facility energy over IT energy. */
  PUE("pue", 1, 10, OptionalDouble.empty()),
  /** Site water of a kWh of IT energy, L/kWh. */
  WUE("wue_l_per_kwh", 0, 100, OptionalDouble.empty()),
  /** Source water of a kWh of electricity, L/kWh. */
  EWIF("ewif_l_per_kwh", 0, 1000, OptionalDouble.empty()),
  /** Price of grid energy, USD/MWh; it may be negative. */
  PRICE("price_usd_per_mwh", -10_000, 100_000, OptionalDouble.empty()),
  /** Carbon intensity of grid energy, g CO2e/kWh; negative only where it is a marginal one. */
  CARBON_INTENSITY("ci_g_per_kwh", -5_000, 5_000, OptionalDouble.empty()),
  /** Tax on carbon, USD/t CO2e. */
  CARBON_TAX("carbon_tax_usd_per_t", 0, 100_000, OptionalDouble.of(0)),
  /** Power of renewables on the site, kW. */
  RENEWABLE("renewable_kw", 0, 1e9, OptionalDouble.of(0)),
  /** The most power drawn from the grid, kW. */
  GRID_LIMIT("grid_limit_kw", 0, 1e12, OptionalDouble.of(Double.POSITIVE_INFINITY));

  private final String key;
  private final double min;
  private final double max;
  private final OptionalDouble standard;

  SiteSignal(String key, double min, double max, OptionalDouble standard) {
    this.key = key;
    this.min = min;
    this.max = max;
    this.standard = standard;
  }

  /** Returns its name in files, with its unit. */
  public String key() {
    return key;
  }

  /** Returns the least it may be. */
  public double min() {
    return min;
  }

  /** Returns the most it may be. */
  public double max() {
    return max;
  }

  /** Returns what it is where a file leaves it out; empty if it must be given. */
  public OptionalDouble standard() {
    return standard;
  }
}
