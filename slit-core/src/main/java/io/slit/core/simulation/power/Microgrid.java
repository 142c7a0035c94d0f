package io.slit.core.simulation.power;

import io.slit.core.units.Require;

/**
 * What a site has besides its grid connection. Zeros where it has nothing; {@link #NONE} has
 * nothing.
 *
 * @param solar panels
 * @param wind turbines
 * @param battery storage
 * @param gridLimitKw most that the connection delivers; infinite where it is not limited
 */
public record Microgrid(Solar solar, Wind wind, Battery battery, double gridLimitKw) {
  /** A grid connection without a limit, and nothing else. */
  public static final Microgrid NONE =
      new Microgrid(new Solar(0, 0, 0), Wind.of(0), Battery.NONE, Double.POSITIVE_INFINITY);

  /** Checks the range. */
  public Microgrid {
    if (!(gridLimitKw >= 0)) {
      throw new IllegalArgumentException(
          "The grid limit (%s kW) must be at least 0. Infinity means none.".formatted(gridLimitKw));
    }
  }

  /**
   * Panels.
   *
   * @param peakKw output under 1 kW/m2
   * @param clearness part of the clear-sky irradiance that comes through clouds, stated by the user
   * @param performance part of the panels' output that arrives (inverter, heat, dirt): 0.86 in
   *     PVWatts
   */
  public record Solar(double peakKw, double clearness, double performance) {
    /** Checks the ranges. */
    public Solar {
      Require.atLeast(0, peakKw, "peak power of panels in kW", "0 means none.");
      Require.within(0, 1, clearness, "clearness of the sky", "1 is a sky without clouds.");
      Require.within(0, 1, performance, "performance ratio of panels", "0.86 is usual.");
    }

    /** Returns the output in kW under some clear-sky irradiance. */
    public double kilowatts(double clearSkyWattsPerSquareMetre) {
      return peakKw * performance * clearness * clearSkyWattsPerSquareMetre / 1000;
    }
  }

  /**
   * Turbines with a power curve: nothing below the cut-in, then growing with the cube of the wind
   * up to the rated speed, nothing from the cut-out on. Wind is taken to hub height by the power
   * law with exponent 1/7.
   *
   * @param ratedKw full output
   * @param cutIn speed at which they begin to turn, m/s
   * @param rated speed of full output, m/s
   * @param cutOut speed at which they stop, m/s
   * @param hubMetres height of the hub over ground
   */
  public record Wind(double ratedKw, double cutIn, double rated, double cutOut, double hubMetres) {
    private static final double MEASURED_AT_METRES = 10;
    private static final double SHEAR = 1 / 7.0;

    /** Checks the ranges. */
    public Wind {
      Require.atLeast(0, ratedKw, "rated power of turbines in kW", "0 means none.");
      Require.within(0, rated, cutIn, "cut-in speed in m/s", "3 is usual.");
      Require.within(cutIn, cutOut, rated, "rated speed in m/s", "12 is usual.");
      Require.within(1, 400, hubMetres, "hub height in m", "100 is usual.");
    }

    /** Returns usual turbines: 3, 12 and 25 m/s, hub at 100 m. */
    public static Wind of(double ratedKw) {
      return new Wind(ratedKw, 3, 12, 25, 100);
    }

    /** Returns the output in kW under a wind measured at 10 m, in m/s. */
    public double kilowatts(double windAtTenMetres) {
      double wind = windAtTenMetres * Math.pow(hubMetres / MEASURED_AT_METRES, SHEAR);
      if (wind < cutIn || wind >= cutOut) {
        return 0;
      }
      if (wind >= rated) {
        return ratedKw;
      }
      double least = cutIn * cutIn * cutIn;
      return ratedKw * (wind * wind * wind - least) / (rated * rated * rated - least);
    }
  }

  /**
   * A battery.
   *
   * @param capacityKwh all that it holds
   * @param leastCharge part of it that is never used
   * @param chargeKw most that it takes in
   * @param dischargeKw most that it gives
   * @param efficiency part of what is taken in that is stored, and of what is drawn that is given
   */
  public record Battery(
      double capacityKwh,
      double leastCharge,
      double chargeKw,
      double dischargeKw,
      double efficiency) {
    /** No battery. */
    public static final Battery NONE = new Battery(0, 0, 0, 0, 1);

    /** Checks the ranges. */
    public Battery {
      Require.atLeast(0, capacityKwh, "capacity of a battery in kWh", "0 means none.");
      Require.within(0, 1, leastCharge, "least charge of a battery", "0.1 is usual.");
      Require.atLeast(0, chargeKw, "charging power in kW", "0 never charges.");
      Require.atLeast(0, dischargeKw, "discharging power in kW", "0 never gives.");
      Require.within(0.01, 1, efficiency, "efficiency one way", "0.95 is usual.");
    }
  }
}
