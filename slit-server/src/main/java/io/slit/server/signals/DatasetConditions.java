package io.slit.server.signals;

import io.slit.core.environment.Environment;
import io.slit.core.environment.PastConditions;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.SiteId;
import io.slit.core.units.CarbonIntensity;
import io.slit.core.units.Celsius;
import io.slit.core.units.ElectricityPrice;
import io.slit.core.units.WaterIntensity;
import io.slit.predictor.water.WetBulbWue;
import io.slit.server.datasets.Dataset;
import io.slit.server.datasets.HourlyGrid;
import io.slit.server.datasets.format.DatasetException;
import io.slit.server.scenario.SignalChoice;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The conditions of every site from the hourly tables of a dataset. Immutable, thread-safe.
 *
 * <p>A value holds for its hour. An instant outside the tables, or a site without a table, has
 * none.
 */
public final class DatasetConditions {
  private final Map<SiteId, HourlyGrid> grids;
  private final SignalChoice choice;

  private DatasetConditions(Map<SiteId, HourlyGrid> grids, SignalChoice choice) {
    this.grids = grids;
    this.choice = choice;
  }

  /**
   * Reads the tables of all sites of a fleet; a site's id names its zone.
   *
   * @throws io.slit.server.datasets.format.DatasetException if a zone is unknown or a table is
   *     wrong
   */
  public static DatasetConditions of(Dataset dataset, Fleet fleet, SignalChoice choice) {
    requireAverage(choice);
    return read(dataset, fleet, choice);
  }

  /**
   * Reads the tables for a planner that has carbon intensities from elsewhere. Where those are
   * marginal, the tables alone give no conditions at all: their intensities are averages.
   *
   * @throws io.slit.server.datasets.format.DatasetException if a zone is unknown or a table is
   *     wrong
   */
  public static DatasetConditions besideLiveCarbon(
      Dataset dataset, Fleet fleet, SignalChoice choice) {
    return read(dataset, fleet, choice);
  }

  private static DatasetConditions read(Dataset dataset, Fleet fleet, SignalChoice choice) {
    fleet.sites().forEach(site -> dataset.getSite(site.id().value()));
    List<HourlyGrid> read =
        fleet.sites().parallelStream().map(site -> dataset.hourly(site.id().value())).toList();
    Map<SiteId, HourlyGrid> grids = new LinkedHashMap<>();
    read.forEach(grid -> grids.put(new SiteId(grid.zone()), grid));
    return new DatasetConditions(grids, choice);
  }

  /** The tables hold average intensities: to call them marginal would mix two methods. */
  private static void requireAverage(SignalChoice choice) {
    if (choice.method() != CarbonIntensity.Method.AVERAGE) {
      throw new DatasetException(
          "The scenario asks for the carbon intensity method (%s); its tables hold average intensities only. Set carbon_intensity.method: average."
              .formatted(choice.method().name().toLowerCase(Locale.ROOT)));
    }
  }

  /** Returns what was measured at all sites at an instant. */
  public Environment environmentAt(Instant instant) {
    Map<SiteId, SiteConditions> bySite = new LinkedHashMap<>();
    grids.keySet().forEach(id -> find(id, instant).ifPresent(one -> bySite.put(id, one)));
    return Environment.of(bySite);
  }

  /** Returns the view of somebody who lives at an instant. */
  public PastConditions upTo(Instant now) {
    return new Past(now);
  }

  /**
   * What the tables have of an hour besides carbon intensities.
   *
   * @param price of electricity
   * @param wetBulb of the outside air
   * @param siteWater on-site water per IT kWh
   * @param sourceWater water of the electricity
   */
  public record TableValues(
      ElectricityPrice price,
      Celsius wetBulb,
      WaterIntensity siteWater,
      WaterIntensity sourceWater) {}

  /** Returns what the tables have of a site at an instant besides carbon intensities. */
  Optional<TableValues> findWithoutCarbon(SiteId site, Instant instant) {
    return grid(site, instant).map(grid -> values(grid, grid.indexOf(instant)));
  }

  /** Returns the carbon intensity of a site at an instant: the tables hold averages. */
  Optional<AverageCarbon> findCarbon(SiteId site, Instant instant) {
    return find(site, instant).map(one -> new AverageCarbon(one.carbonIntensity()));
  }

  /**
   * Returns how the on-site water of a site follows its wet bulb: the curve of cooling towers,
   * scaled to the mean of the site's table.
   */
  public WetBulbWue waterCurve(SiteId site) {
    HourlyGrid grid = Optional.ofNullable(grids.get(site)).orElseThrow();
    double measured = 0;
    double computed = 0;
    for (int hour = 0; hour < grid.hours(); hour++) {
      measured += grid.wueSiteLPerKwh(hour);
      computed += WetBulbWue.UNSCALED.at(new Celsius(grid.wetBulbC(hour))).litresPerKwh();
    }
    return new WetBulbWue(measured / computed);
  }

  private Optional<SiteConditions> find(SiteId site, Instant instant) {
    if (choice.method() != CarbonIntensity.Method.AVERAGE) {
      return Optional.empty();
    }
    return grid(site, instant).map(grid -> conditions(grid, grid.indexOf(instant)));
  }

  private Optional<HourlyGrid> grid(SiteId site, Instant instant) {
    return Optional.ofNullable(grids.get(site))
        .filter(grid -> !instant.isBefore(grid.start()) && instant.isBefore(grid.end()));
  }

  private SiteConditions conditions(HourlyGrid grid, int hour) {
    TableValues values = values(grid, hour);
    return new SiteConditions(
        new CarbonIntensity(carbonIntensity(grid, hour), choice.method(), choice.scope()),
        values.price(),
        values.wetBulb(),
        values.siteWater(),
        values.sourceWater());
  }

  private TableValues values(HourlyGrid grid, int hour) {
    return new TableValues(
        ElectricityPrice.ofUsdPerMwh(grid.priceUsdPerMwh(hour)),
        new Celsius(grid.wetBulbC(hour)),
        new WaterIntensity(grid.wueSiteLPerKwh(hour)),
        new WaterIntensity(ewif(grid, hour)));
  }

  private double carbonIntensity(HourlyGrid grid, int hour) {
    return switch (choice.scope()) {
      case DIRECT -> grid.carbonIntensityDirectGPerKwh(hour);
      case LIFECYCLE -> grid.carbonIntensityLifecycleGPerKwh(hour);
    };
  }

  private double ewif(HourlyGrid grid, int hour) {
    return switch (choice.waterFactors()) {
      case NOHYDRO -> grid.ewifWithoutHydroLPerKwh(hour);
      case HYDRO -> grid.ewifWithHydroLPerKwh(hour);
    };
  }

  /** What was known at an instant. */
  private final class Past implements PastConditions {
    private final Instant now;

    Past(Instant now) {
      this.now = now;
    }

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public Optional<SiteConditions> at(SiteId site, Instant instant) {
      if (instant.isAfter(now)) {
        throw new IllegalArgumentException(
            "The conditions at %s were asked for at %s. Only the past is known."
                .formatted(instant, now));
      }
      return find(site, instant);
    }
  }
}
