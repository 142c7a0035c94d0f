package io.slit.server.replay;

import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.SiteId;
import io.slit.core.simulation.DeploymentEpoch;
import io.slit.core.simulation.SimulationResult.EpochBook;
import io.slit.core.simulation.power.CoSimulation;
import io.slit.core.simulation.power.CoSimulation.Stretch;
import io.slit.core.simulation.power.PowerFlow;
import io.slit.core.simulation.power.SitePower;
import io.slit.core.units.Energy;
import io.slit.server.microgrid.Microgrids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToDoubleBiFunction;

/**
 * What becomes of the energy of a cell where sites have energy of their own.
 *
 * <p>The counted steps of a window stand for its part of the period, each for an equal stretch: the
 * load of a site over a stretch is its mean power in the step. Batteries go on from stretch to
 * stretch over the whole period. Energies are scaled back to the counted time, so that they add up
 * to the facility energy of the cell. For one thread.
 */
final class MicrogridAccount {
  private static final double GRAMS_PER_KG = 1000;

  private final Fleet fleet;
  private final Microgrids microgrids;
  private final BiFunction<SiteId, Instant, SiteConditions> conditions;
  private final ToDoubleBiFunction<SiteId, Instant> wind;
  private final List<Stretch> stretches = new ArrayList<>();
  private double countedSeconds;
  private double stoodForSeconds;

  /**
   * A step and what it stands for.
   *
   * @param at its begin
   * @param seconds its length
   * @param begin of the stretch that it stands for
   * @param stretchSeconds length of that
   */
  record Step(Instant at, double seconds, Instant begin, double stretchSeconds) {
    /** Returns a counted step of a window that stands for a part of a period. */
    static Step of(ReplayWindow window, int index, Sampling.Span part) {
      int counted = window.steps() - window.stepsBefore();
      Duration stretch = Duration.between(part.from(), part.to()).dividedBy(counted);
      Instant begin = part.from().plus(stretch.multipliedBy(index - window.stepsBefore()));
      return new Step(window.at(index), window.stepSeconds(), begin, stretch.toMillis() / 1000.0);
    }
  }

  /**
   * Takes what sites have.
   *
   * @param conditions that really were at a site
   * @param wind at 10 m in m/s, asked for sites with turbines
   */
  MicrogridAccount(
      Fleet fleet,
      Microgrids microgrids,
      BiFunction<SiteId, Instant, SiteConditions> conditions,
      ToDoubleBiFunction<SiteId, Instant> wind) {
    this.fleet = fleet;
    this.microgrids = microgrids;
    this.conditions = conditions;
    this.wind = wind;
  }

  /** Books a step; steps come in the order of time. */
  void add(EpochBook book, Step step) {
    if (microgrids.isNone()) {
      return;
    }
    double factor = step.stretchSeconds() / step.seconds();
    Map<SiteId, Energy> it = new LinkedHashMap<>();
    for (int k = 0; k < book.cells().size(); k++) {
      DeploymentEpoch cell = book.cells().get(k);
      Energy energy = new Energy(cell.energy().totalKwh() * factor);
      it.merge(fleet.deployments().get(k).site(), energy, Energy::plus);
    }
    stretches.add(new Stretch(step.begin(), step.stretchSeconds(), step.at(), it));
    countedSeconds += step.seconds();
    stoodForSeconds += step.stretchSeconds();
  }

  /** Writes what became of it. */
  void write(Map<Metric, Double> metrics) {
    if (stretches.isEmpty()) {
      return;
    }
    SitePower power =
        new CoSimulation(fleet, microgrids.bySite(), new Weather())
            .over(stretches).values().stream().reduce(SitePower.NONE, SitePower::plus);
    double part = countedSeconds / stoodForSeconds;
    PowerFlow flow = power.flow();
    metrics.put(Metric.GRID_KWH, part * (flow.grid() + flow.unmet()));
    metrics.put(Metric.OVER_LIMIT_KWH, part * flow.unmet());
    metrics.put(Metric.RENEWABLE_KWH, part * flow.renewable());
    metrics.put(Metric.CURTAILED_KWH, part * flow.curtailed());
    metrics.put(Metric.BATTERY_IN_KWH, part * flow.charged());
    metrics.put(Metric.BATTERY_OUT_KWH, part * flow.discharged());
    metrics.put(Metric.RENEWABLE_OFFSET_SHARE, power.renewableOffset());
    if (microgrids.usableKwh() > 0) {
      metrics.put(Metric.BATTERY_CYCLES, flow.discharged() / microgrids.usableKwh());
    }
    metrics.put(
        Metric.MICROGRID_CARBON_KG, part * power.footprint().carbon().grams() / GRAMS_PER_KG);
    metrics.put(Metric.MICROGRID_WATER_L, part * power.footprint().water().litres());
    metrics.put(Metric.MICROGRID_COST_USD, part * power.footprint().cost().usd());
  }

  private final class Weather implements CoSimulation.Weather {
    @Override
    public SiteConditions conditions(SiteId site, Instant at) {
      return conditions.apply(site, at);
    }

    @Override
    public double windMetresPerSecond(SiteId site, Instant at) {
      return wind.applyAsDouble(site, at);
    }
  }
}
