package io.slit.core.units;

/**
 * Carbon intensity of electricity in g CO2e/kWh, with the method and the scope it was made by.
 *
 * <p>Two methods, or two scopes, never meet in one figure: {@link #requireSameKind} refuses them by
 * name. A marginal intensity may be negative; an average one may not.
 */
public record CarbonIntensity(double gramsPerKwh, Method method, Scope scope) {
  /** How the intensity answers "whose emissions": of the mix, or of one more kWh. */
  public enum Method {
    /** Emissions of the consumed mix over its energy. */
    AVERAGE,
    /** Emissions caused by one more kWh. */
    MARGINAL
  }

  /** Which emissions are counted. */
  public enum Scope {
    /** Those of burning the fuel. */
    DIRECT,
    /** Those of building the plant and bringing the fuel too. */
    LIFECYCLE
  }

  /** Checks the range. */
  public CarbonIntensity {
    double min = method == Method.MARGINAL ? Double.NEGATIVE_INFINITY : 0;
    Require.within(
        min,
        Double.POSITIVE_INFINITY,
        gramsPerKwh,
        "%s carbon intensity in g/kWh".formatted(method),
        "Only a marginal intensity may be negative.");
  }

  /** Returns the average intensity of the life cycle. */
  public static CarbonIntensity averageLifecycle(double gramsPerKwh) {
    return new CarbonIntensity(gramsPerKwh, Method.AVERAGE, Scope.LIFECYCLE);
  }

  /** Returns the emissions that go with some energy. */
  public CarbonMass of(Energy energy) {
    return new CarbonMass(gramsPerKwh * energy.kwh());
  }

  /** Returns the same kind of intensity with another value. */
  public CarbonIntensity withGramsPerKwh(double other) {
    return new CarbonIntensity(other, method, scope);
  }

  /**
   * Checks that another intensity may stand in the same figure as this one.
   *
   * @throws IllegalArgumentException if method or scope differ
   */
  public void requireSameKind(CarbonIntensity other) {
    if (method != other.method || scope != other.scope) {
      throw new IllegalArgumentException(
          "Carbon intensities of two kinds meet: %s %s and %s %s. Use one method and one scope."
              .formatted(method, scope, other.method, other.scope));
    }
  }
}
