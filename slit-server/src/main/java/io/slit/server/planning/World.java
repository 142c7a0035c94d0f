package io.slit.server.planning;

import io.slit.core.environment.Environment;
import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.SiteId;
import io.slit.core.search.Outlook;
import io.slit.core.search.PlanningInput;
import io.slit.core.spi.DemandForecaster;
import io.slit.core.spi.EnvironmentForecaster;
import io.slit.core.spi.QualityScores;
import io.slit.core.workload.Demand;
import io.slit.core.workload.Epoch;
import io.slit.core.workload.NetworkDistance;
import io.slit.core.workload.RequestClass;
import io.slit.server.datasets.Dataset;
import io.slit.server.scenario.GreatCircleDistance;
import io.slit.server.scenario.Scenario;
import io.slit.server.scenario.ScenarioLoader;
import io.slit.server.signals.DatasetConditions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A scenario with its dataset: everything that a planning cycle is about. Immutable.
 *
 * <p>{@link #measured} looks at what was measured over an epoch; {@link #forecast} knows the past
 * of an instant only.
 */
public final class World {
  private final Scenario scenario;
  private final Dataset dataset;
  private final NetworkDistance network;
  private final DatasetConditions conditions;
  private final DatasetDemand demand;
  private final List<RequestClass> classes;

  private World(Scenario scenario, Dataset dataset, boolean liveCarbon) {
    this.scenario = scenario;
    this.dataset = dataset;
    this.classes = scenario.classes();
    this.network =
        new MeasuredDistance(
            dataset.rtt(), GreatCircleDistance.between(scenario.origins(), scenario.fleet()));
    this.conditions =
        liveCarbon
            ? DatasetConditions.besideLiveCarbon(dataset, scenario.fleet(), scenario.signals())
            : DatasetConditions.of(dataset, scenario.fleet(), scenario.signals());
    this.demand = DatasetDemand.of(dataset.demand(), scenario.workload());
  }

  /**
   * Opens the dataset beside a scenario file.
   *
   * @throws io.slit.server.datasets.format.DatasetException if its manifest is wrong
   */
  public static Source source(Path scenarioFile) {
    Path directory = Optional.ofNullable(scenarioFile.toAbsolutePath().getParent()).orElseThrow();
    return new Source(scenarioFile, Dataset.open(directory));
  }

  /** A scenario file and the dataset beside it. */
  public record Source(Path scenarioFile, Dataset dataset) {
    /**
     * Loads the scenario and the tables it needs.
     *
     * @throws io.slit.server.scenario.ScenarioException if the file is wrong
     * @throws io.slit.server.datasets.format.DatasetException if a table is wrong
     */
    public World load() {
      return load(false);
    }

    /**
     * Loads the scenario and the tables it needs.
     *
     * @param liveCarbon whether carbon intensities come from elsewhere, so that the scenario may
     *     count with marginal ones, which the tables do not have
     * @throws io.slit.server.scenario.ScenarioException if the file is wrong
     * @throws io.slit.server.datasets.format.DatasetException if a table is wrong
     */
    public World load(boolean liveCarbon) {
      PublishedScores scores = new PublishedScores(dataset.quality());
      return new World(
          ScenarioLoader.load(scenarioFile, scores, this::requireZone), dataset, liveCarbon);
    }

    private void requireZone(String zone) {
      if (!dataset.zones().contains(zone)) {
        throw new IllegalArgumentException(
            "The zone (%s) must be one of %s: the dataset has no conditions of another."
                .formatted(zone, dataset.zones()));
      }
    }
  }

  /** Returns the scenario. */
  public Scenario scenario() {
    return scenario;
  }

  /** Returns the dataset. */
  public Dataset dataset() {
    return dataset;
  }

  /** Returns the fleet. */
  public Fleet fleet() {
    return scenario.fleet();
  }

  /** Returns the request classes: rows of its plans. */
  public List<RequestClass> classes() {
    return classes;
  }

  /** Returns how far sites are from origins. */
  public NetworkDistance network() {
    return network;
  }

  /** Returns the demand of the scenario. */
  public DatasetDemand demand() {
    return demand;
  }

  /** Returns the tables of conditions. */
  public DatasetConditions conditions() {
    return conditions;
  }

  /** Returns what was measured at all sites at an instant. */
  public Environment environmentAt(Instant instant) {
    return conditions.environmentAt(instant);
  }

  /** Returns a cycle with the demand and the conditions that an epoch really had. */
  public PlanningInput measured(Epoch epoch) {
    return certain(epoch, demand.over(epoch), epoch.start());
  }

  /**
   * Returns a cycle with the demand and the conditions that are expected of an epoch.
   *
   * @param now nothing later is read
   */
  public PlanningInput forecast(Epoch epoch, Instant now, Forecasters forecasters) {
    List<SiteId> sites = fleet().sites().stream().map(Datacenter::id).toList();
    return input(
        epoch,
        new Outlook(
            forecasters.demand().forecast(demand.upTo(now), epoch),
            forecasters.environment().forecast(conditions.upTo(now), sites, epoch)));
  }

  /**
   * Lets forecasters learn what the epochs after one will ask them: demand of the next two epochs,
   * conditions of this hour and of the next, at which they change.
   *
   * @param now nothing later is read
   */
  void learn(Epoch epoch, Instant now, Forecasters forecasters) {
    List<SiteId> sites = fleet().sites().stream().map(Datacenter::id).toList();
    Epoch nextHour =
        Epoch.containing(
            now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS), epoch.length());
    for (Epoch soon : List.of(epoch.next(), epoch.next().next())) {
      forecasters.demand().forecast(demand.upTo(now), soon);
      forecasters.environment().forecast(conditions.upTo(now), sites, soon);
    }
    forecasters.environment().forecast(conditions.upTo(now), sites, nextHour);
  }

  /**
   * Returns a cycle with the conditions of this instant and the demand of the last whole epoch: the
   * simplest forecast, ready at once.
   *
   * @param now nothing later is read
   */
  public PlanningInput nowcast(Epoch epoch, Instant now) {
    Epoch last = Epoch.containing(now.minus(epoch.length()), epoch.length());
    return certain(epoch, demand.over(last), now);
  }

  private PlanningInput certain(Epoch epoch, Demand demandOver, Instant at) {
    return input(epoch, Outlook.certain(demandOver, conditions.environmentAt(at), at));
  }

  private PlanningInput input(Epoch epoch, Outlook outlook) {
    return new PlanningInput(
        fleet(), classes, network, epoch, outlook, QualityScores.published(), scenario.policy());
  }

  /** Who is asked about the future. */
  public record Forecasters(EnvironmentForecaster environment, DemandForecaster demand) {}
}
