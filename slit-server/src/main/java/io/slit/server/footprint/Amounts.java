package io.slit.server.footprint;

import io.slit.core.impact.Footprint;

/**
 * A footprint as numbers that may also be differences.
 *
 * @param facilityKwh energy of the sites
 * @param carbonGrams operational, location-based
 * @param waterLitres on site and at the power plants
 * @param costUsd of the electricity
 */
public record Amounts(double facilityKwh, double carbonGrams, double waterLitres, double costUsd) {
  /** Nothing. */
  public static final Amounts ZERO = new Amounts(0, 0, 0, 0);

  /** Returns the numbers of a footprint. */
  public static Amounts of(Footprint footprint) {
    return new Amounts(
        footprint.facility().kwh(),
        footprint.carbon().grams(),
        footprint.water().litres(),
        footprint.cost().usd());
  }

  /** Returns the sum. */
  public Amounts plus(Amounts other) {
    return new Amounts(
        facilityKwh + other.facilityKwh,
        carbonGrams + other.carbonGrams,
        waterLitres + other.waterLitres,
        costUsd + other.costUsd);
  }

  /** Returns the difference. */
  public Amounts minus(Amounts other) {
    return plus(other.times(-1));
  }

  /** Returns it times a number. */
  public Amounts times(double factor) {
    return new Amounts(
        factor * facilityKwh, factor * carbonGrams, factor * waterLitres, factor * costUsd);
  }
}
