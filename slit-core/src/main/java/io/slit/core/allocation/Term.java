package io.slit.core.allocation;

import io.slit.core.units.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an allocation amounts to, summed over sites and hours. Every term is linear in the shares
 * and in the renewables used, and may be minimised.
 */
public enum Term {
  /** Grid energy x price. */
  ENERGY("energy", "USD"),
  /** Grid energy x carbon intensity x carbon tax. */
  CARBON("carbon", "USD"),
  /** Queries x delay x penalty. */
  DELAY("delay", "USD"),
  /** IT energy x PUE. */
  FACILITY_ENERGY("facility_kwh", "kWh"),
  /** Facility energy less renewables used. */
  GRID_ENERGY("grid_kwh", "kWh"),
  /** Grid energy x carbon intensity. */
  CARBON_MASS("carbon_kg", "kg CO2e"),
  /** IT energy x WUE + grid (or facility) energy x EWIF. */
  WATER("water_l", "L"),
  /** Mean delay over all queries. */
  MEAN_DELAY("mean_delay_ms", "ms");

  private final String key;
  private final String unit;

  Term(String key, String unit) {
    this.key = key;
    this.unit = unit;
  }

  /** Returns the name used in flags, JSON and CSV. */
  public String key() {
    return key;
  }

  /** Returns the unit of its values. */
  public String unit() {
    return unit;
  }

  /** Returns the term of a key. */
  public static Optional<Term> find(String key) {
    return Arrays.stream(values()).filter(term -> term.key.equals(key)).findFirst();
  }

  /** Returns the keys of all terms. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Term::key).toList();
  }

  /** Returns a value that was checked to be finite. */
  double checked(double value) {
    return Require.finite(value, key);
  }
}
