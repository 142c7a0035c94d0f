package io.slit.core.simulation.power;

import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.SiteId;
import io.slit.core.impact.Footprint;
import io.slit.core.impact.WaterModel;
import io.slit.core.simulation.Horizon;
import io.slit.core.simulation.SimulationResult;
import io.slit.core.units.Energy;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sites with energy of their own, under the load of a run: facility power of each epoch is shared
 * out to sun, wind, battery and grid in steps of five minutes. For one thread.
 */
public final class CoSimulation {
  private static final double STEP_SECONDS = 300;
  private static final double SECONDS_PER_HOUR = 3600;

  private final Fleet fleet;
  private final Map<SiteId, Microgrid> microgrids;
  private final Weather weather;

  /** What really was at a site, epoch by epoch. */
  public interface Weather {
    /** Returns the conditions of a site at an instant. */
    SiteConditions conditions(SiteId site, Instant at);

    /** Returns the wind at 10 m, in m/s. */
    double windMetresPerSecond(SiteId site, Instant at);
  }

  /**
   * Takes a fleet.
   *
   * @param microgrids of the sites that have energy of their own
   */
  public CoSimulation(Fleet fleet, Map<SiteId, Microgrid> microgrids, Weather weather) {
    this.fleet = fleet;
    this.microgrids = Map.copyOf(microgrids);
    this.weather = weather;
  }

  /**
   * Returns what every site drew over a run.
   *
   * @param from when its first epoch began
   */
  public Map<SiteId, SitePower> run(SimulationResult result, Horizon horizon, Instant from) {
    Map<SiteId, SitePower> power = new LinkedHashMap<>();
    for (Datacenter site : fleet.sites()) {
      MicrogridState state = new MicrogridState(microgrids.getOrDefault(site.id(), Microgrid.NONE));
      SitePower sum = SitePower.NONE;
      for (int e = 0; e < result.epochs().size(); e++) {
        Instant begin =
            from.plus(Duration.ofMillis(Math.round(e * horizon.realEpochSeconds() * 1000)));
        double itKwh = itKwh(result.epochs().get(e), site.id()) * horizon.lapse();
        sum = sum.plus(epoch(site, state, itKwh, begin, horizon.realEpochSeconds()));
      }
      power.put(site.id(), sum);
    }
    return power;
  }

  private double itKwh(SimulationResult.EpochBook epoch, SiteId site) {
    double kwh = 0;
    for (int k = 0; k < epoch.cells().size(); k++) {
      if (fleet.deployments().get(k).site().equals(site)) {
        kwh += epoch.cells().get(k).energy().totalKwh();
      }
    }
    return kwh;
  }

  private SitePower epoch(
      Datacenter site, MicrogridState state, double itKwh, Instant begin, double seconds) {
    int steps = (int) Math.max(1, Math.round(seconds / STEP_SECONDS));
    double hours = seconds / steps / SECONDS_PER_HOUR;
    double facility = site.pue().facility(new Energy(itKwh / steps)).kwh();
    PowerFlow flow = PowerFlow.NONE;
    for (int i = 0; i < steps; i++) {
      Instant middle =
          begin.plus(Duration.ofMillis(Math.round((i + 0.5) * seconds / steps * 1000)));
      flow = flow.plus(state.step(facility, renewableKw(site, middle) * hours, hours));
    }
    return power(flow, new Energy(itKwh), weather.conditions(site.id(), begin));
  }

  private double renewableKw(Datacenter site, Instant at) {
    Microgrid microgrid = microgrids.getOrDefault(site.id(), Microgrid.NONE);
    return microgrid.solar().kilowatts(ClearSky.wattsPerSquareMetre(site.place(), at))
        + microgrid.wind().kilowatts(weather.windMetresPerSecond(site.id(), at));
  }

  private static SitePower power(PowerFlow flow, Energy it, SiteConditions conditions) {
    Energy grid = new Energy(flow.grid() + flow.unmet());
    Footprint footprint =
        new Footprint(
            it,
            new Energy(flow.facility()),
            conditions.carbonIntensity().of(grid),
            WaterModel.site(it, conditions.siteWater()),
            conditions.sourceWater().of(grid),
            conditions.price().of(grid));
    double grams = conditions.carbonIntensity().gramsPerKwh();
    return new SitePower(flow, footprint, flow.renewable() * grams, flow.facility() * grams);
  }
}
