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
import io.slit.core.units.Require;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
   * A stretch of time under even load.
   *
   * @param begin of the stretch: sun and wind are those of its time
   * @param seconds how long it is
   * @param pricedAt instant whose carbon intensity, water and price hold over all of it
   * @param it IT energy that each site drew over it; a site without any may be left out
   */
  public record Stretch(Instant begin, double seconds, Instant pricedAt, Map<SiteId, Energy> it) {
    /** Copies the map and checks the range. */
    public Stretch {
      it = Map.copyOf(it);
      Require.atLeast(1e-3, seconds, "length of a stretch in s", "Leave empty ones out.");
    }
  }

  /**
   * Returns what every site drew over a run.
   *
   * @param from when its first epoch began
   */
  public Map<SiteId, SitePower> run(SimulationResult result, Horizon horizon, Instant from) {
    List<Stretch> stretches = new ArrayList<>();
    for (int e = 0; e < result.epochs().size(); e++) {
      Instant begin =
          from.plus(Duration.ofMillis(Math.round(e * horizon.realEpochSeconds() * 1000)));
      stretches.add(
          new Stretch(
              begin,
              horizon.realEpochSeconds(),
              begin,
              it(result.epochs().get(e), horizon.lapse())));
    }
    return over(stretches);
  }

  /** Returns what every site drew over stretches of time that follow each other. */
  public Map<SiteId, SitePower> over(List<Stretch> stretches) {
    Map<SiteId, SitePower> power = new LinkedHashMap<>();
    for (Datacenter site : fleet.sites()) {
      MicrogridState state = new MicrogridState(microgrid(site));
      SitePower sum = SitePower.NONE;
      for (Stretch stretch : stretches) {
        sum = sum.plus(stretch(site, state, stretch));
      }
      power.put(site.id(), sum);
    }
    return power;
  }

  private Microgrid microgrid(Datacenter site) {
    return microgrids.getOrDefault(site.id(), Microgrid.NONE);
  }

  private Map<SiteId, Energy> it(SimulationResult.EpochBook epoch, double factor) {
    Map<SiteId, Energy> it = new LinkedHashMap<>();
    for (int k = 0; k < epoch.cells().size(); k++) {
      it.merge(
          fleet.deployments().get(k).site(),
          new Energy(epoch.cells().get(k).energy().totalKwh() * factor),
          Energy::plus);
    }
    return it;
  }

  private SitePower stretch(Datacenter site, MicrogridState state, Stretch stretch) {
    Energy it = stretch.it().getOrDefault(site.id(), Energy.ZERO);
    int steps = (int) Math.max(1, Math.round(stretch.seconds() / STEP_SECONDS));
    double hours = stretch.seconds() / steps / SECONDS_PER_HOUR;
    double facility = site.pue().facility(it).kwh() / steps;
    PowerFlow flow = PowerFlow.NONE;
    for (int i = 0; i < steps; i++) {
      double middle = (i + 0.5) * stretch.seconds() / steps;
      Instant at = stretch.begin().plus(Duration.ofMillis(Math.round(middle * 1000)));
      flow = flow.plus(state.step(facility, renewableKw(site, at) * hours, hours));
    }
    return power(flow, it, weather.conditions(site.id(), stretch.pricedAt()));
  }

  private double renewableKw(Datacenter site, Instant at) {
    Microgrid microgrid = microgrid(site);
    double sun = microgrid.solar().kilowatts(ClearSky.wattsPerSquareMetre(site.place(), at));
    return microgrid.wind().ratedKw() == 0
        ? sun
        : sun + microgrid.wind().kilowatts(weather.windMetresPerSecond(site.id(), at));
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
