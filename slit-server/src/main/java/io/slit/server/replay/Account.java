package io.slit.server.replay;

import io.slit.core.environment.Environment;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.core.impact.EmbodiedModel;
import io.slit.core.impact.Footprint;
import io.slit.core.impact.WaterModel;
import io.slit.core.search.PlanningPolicy;
import io.slit.core.simulation.DeploymentEpoch;
import io.slit.core.simulation.LatencyHistogram;
import io.slit.core.simulation.SimulationResult.EpochBook;
import io.slit.core.units.CarbonMass;
import io.slit.core.units.Energy;
import io.slit.core.units.Share;
import io.slit.core.units.WaterVolume;
import io.slit.server.replay.CellResult.SiteFlow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the books of counted steps into energy, carbon, water and cost under what really was, and
 * sums up what went where. For one thread.
 */
final class Account {
  private final Fleet fleet;
  private final PlanningPolicy policy;
  private Footprint footprint = Footprint.ZERO;
  private CarbonMass embodied = CarbonMass.ZERO;
  private WaterVolume scarce = WaterVolume.ZERO;
  private double peak;
  private long arrived;
  private long rejected;
  private long firstTokens;
  private long served;
  private long inputTokens;
  private long outputTokens;
  private final LatencyHistogram ttft = new LatencyHistogram();
  private final Map<FlowKey, SiteFlow> flows = new LinkedHashMap<>();

  private record FlowKey(int hour, String site) {}

  Account(Fleet fleet, PlanningPolicy policy) {
    this.fleet = fleet;
    this.policy = policy;
  }

  /**
   * Books a step.
   *
   * @param at its begin
   * @param conditions that held over it
   */
  void add(EpochBook book, Instant at, Environment conditions) {
    for (int k = 0; k < book.cells().size(); k++) {
      add(book.cells().get(k), fleet.deployments().get(k), at, conditions);
    }
    arrived += book.arrived().requests();
    rejected += book.rejected().requests();
    ttft.add(book.ttft());
  }

  private void add(
      DeploymentEpoch cell, Deployment deployment, Instant at, Environment conditions) {
    Datacenter site = fleet.getSite(deployment.site());
    SiteConditions known =
        conditions
            .find(site.id())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The conditions of %s at %s are not known; replay another period."
                            .formatted(site.id(), at)));
    Footprint one = Footprint.of(new Energy(cell.energy().totalKwh()), site.pue(), known);
    footprint = footprint.plus(one);
    scarce =
        scarce.plus(WaterModel.scarcityWeighted(one.water(), site.scarcity().orElse(Share.NONE)));
    embodied = embodied.plus(embodied(cell, deployment));
    peak = Math.max(peak, cell.occupancy().peakUtilisation());
    firstTokens += cell.firstTokens();
    served += cell.served().requests();
    inputTokens += cell.served().inputTokens();
    outputTokens += cell.served().outputTokens();
    flow(cell.dispatched(), site, at, known);
  }

  private CarbonMass embodied(DeploymentEpoch cell, Deployment deployment) {
    Duration hour = Duration.ofHours(1);
    double hours = cell.occupancy().poweredUnitSeconds() / hour.toSeconds();
    return EmbodiedModel.perUnit(deployment, hour, policy.lifetimes()).times(hours);
  }

  private void flow(long requests, Datacenter site, Instant at, SiteConditions known) {
    int hour = at.atOffset(ZoneOffset.UTC).getHour();
    SiteFlow flow =
        new SiteFlow(
            hour,
            site.id().value(),
            requests,
            known.carbonIntensity().gramsPerKwh(),
            known.price().usdPerKwh() * 1000);
    flows.merge(
        new FlowKey(hour, site.id().value()),
        flow,
        (one, other) ->
            new SiteFlow(
                hour,
                one.site(),
                one.requests() + other.requests(),
                other.gramsPerKwh(),
                other.usdPerMwh()));
  }

  /** Writes what was booked. */
  void write(Map<Metric, Double> metrics) {
    metrics.put(Metric.REQUESTS_ARRIVED, (double) arrived);
    metrics.put(Metric.REQUESTS_SERVED, (double) served);
    metrics.put(Metric.REQUESTS_REJECTED, (double) rejected);
    metrics.put(Metric.INPUT_TOKENS, (double) inputTokens);
    metrics.put(Metric.OUTPUT_TOKENS, (double) outputTokens);
    if (arrived > 0) {
      metrics.put(Metric.ANSWERED_SHARE, firstTokens / (double) arrived);
    }
    if (ttft.count() > 0) {
      metrics.put(Metric.TTFT_MEAN_MS, 1000 * ttft.meanSeconds());
      metrics.put(Metric.TTFT_P50_MS, 1000 * ttft.quantileSeconds(0.5));
      metrics.put(Metric.TTFT_P95_MS, 1000 * ttft.quantileSeconds(0.95));
      metrics.put(Metric.TTFT_P99_MS, 1000 * ttft.quantileSeconds(0.99));
    }
    metrics.put(Metric.IT_KWH, footprint.it().kwh());
    metrics.put(Metric.FACILITY_KWH, footprint.facility().kwh());
    metrics.put(Metric.CARBON_KG, footprint.carbon().grams() / 1000);
    metrics.put(Metric.EMBODIED_KG, embodied.grams() / 1000);
    metrics.put(Metric.WATER_L, footprint.water().litres());
    metrics.put(Metric.WATER_SITE_L, footprint.siteWater().litres());
    metrics.put(Metric.WATER_SOURCE_L, footprint.sourceWater().litres());
    metrics.put(Metric.WATER_SCARCITY_L, scarce.litres());
    metrics.put(Metric.COST_USD, footprint.cost().usd());
    metrics.put(Metric.PEAK_UTILISATION, peak);
    if (outputTokens > 0) {
      double thousands = outputTokens / 1000.0;
      metrics.put(Metric.FACILITY_KWH_PER_1K, footprint.facility().kwh() / thousands);
      metrics.put(Metric.CARBON_G_PER_1K, footprint.carbon().grams() / thousands);
      metrics.put(Metric.WATER_L_PER_1K, footprint.water().litres() / thousands);
      metrics.put(Metric.COST_USD_PER_1K, footprint.cost().usd() / thousands);
    }
  }

  /** Returns quantiles of the time to first token in ms, in steps of 1 %; empty without any. */
  List<Double> ttftMillis() {
    List<Double> quantiles = new ArrayList<>();
    for (int i = 0; i < CellResult.QUANTILES && ttft.count() > 0; i++) {
      quantiles.add(1000 * ttft.quantileSeconds(i / (CellResult.QUANTILES - 1.0)));
    }
    return quantiles;
  }

  List<SiteFlow> flows() {
    return List.copyOf(flows.values());
  }
}
