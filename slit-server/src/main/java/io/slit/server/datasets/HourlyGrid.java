package io.slit.server.datasets;

import io.slit.server.datasets.format.DatasetException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Carbon intensity, price, weather and water of one zone, hour by hour and without gaps.
 *
 * <p>Hours are counted from {@link #start()}. Immutable and thread-safe; an accessor is one read of
 * an array, an index outside the hours is refused by the array itself.
 */
public final class HourlyGrid {

  /** The columns in the order of the arrays, beside the hour itself. */
  static final List<String> SERIES =
      List.of(
          "ci_direct_g_kwh",
          "ci_lifecycle_g_kwh",
          "low_carbon_share",
          "price_usd_mwh",
          "temperature_c",
          "wet_bulb_c",
          "wind_speed_km_h",
          "wue_site_l_kwh",
          "ewif_without_hydro_l_kwh",
          "ewif_with_hydro_l_kwh",
          "ci_estimated",
          "price_filled");

  private static final double YES = 1;

  private final String zone;
  private final Instant start;
  private final double[][] series;

  /** Takes over the arrays, which nobody else may keep. */
  HourlyGrid(String zone, Instant start, double[][] series) {
    this.zone = zone;
    this.start = start;
    this.series = series;
  }

  /** The name of the zone. */
  public String zone() {
    return zone;
  }

  /** The start of the first hour. */
  public Instant start() {
    return start;
  }

  /** The end of the last hour. */
  public Instant end() {
    return hourAt(hours());
  }

  /** The number of hours. */
  public int hours() {
    return series[0].length;
  }

  /** The start of the hour of this index. */
  public Instant hourAt(int hour) {
    return start.plus(Duration.ofHours(hour));
  }

  /** The index of the hour that holds this instant. */
  public int indexOf(Instant instant) {
    if (instant.isBefore(start) || !instant.isBefore(end())) {
      throw new DatasetException(
          "The instant (%s) must be in [%s, %s), the hours of the zone (%s). Choose a time inside the dataset."
              .formatted(instant, start, end(), zone));
    }
    return Math.toIntExact(Duration.between(start, instant).toHours());
  }

  /** Average carbon intensity of the electricity used in the zone, combustion at the plant only. */
  public double carbonIntensityDirectGPerKwh(int hour) {
    return series[0][hour];
  }

  /**
   * Average carbon intensity of the electricity used in the zone, over the life cycle of the
   * plants.
   */
  public double carbonIntensityLifecycleGPerKwh(int hour) {
    return series[1][hour];
  }

  /** Share of renewable and nuclear electricity in [0, 1]. */
  public double lowCarbonShare(int hour) {
    return series[2][hour];
  }

  /** Wholesale price; negative prices are real. */
  public double priceUsdPerMwh(int hour) {
    return series[3][hour];
  }

  /** Air temperature at 2 m. */
  public double temperatureC(int hour) {
    return series[4][hour];
  }

  /** Wet-bulb temperature (Stull 2011). */
  public double wetBulbC(int hour) {
    return series[5][hour];
  }

  /** Wind speed at 10 m. */
  public double windSpeedKmPerH(int hour) {
    return series[6][hour];
  }

  /** Water used at the site per kWh of IT energy. */
  public double wueSiteLPerKwh(int hour) {
    return series[7][hour];
  }

  /** Water used to make a kWh of electricity, evaporation from reservoirs left out: the default. */
  public double ewifWithoutHydroLPerKwh(int hour) {
    return series[8][hour];
  }

  /** The same with evaporation from reservoirs: a coarse sensitivity case. */
  public double ewifWithHydroLPerKwh(int hour) {
    return series[9][hour];
  }

  /** Whether the carbon intensity was estimated by its publisher. */
  public boolean isCarbonIntensityEstimated(int hour) {
    return series[10][hour] == YES;
  }

  /** Whether the price fills a gap of the market's records. */
  public boolean isPriceFilled(int hour) {
    return series[11][hour] == YES;
  }
}
