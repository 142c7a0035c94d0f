package io.slit.server.replay;

import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.SiteId;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchSettings;
import io.slit.core.simulation.Horizon;
import io.slit.core.simulation.ReplicaPhysics;
import io.slit.core.simulation.SimulationSetting;
import io.slit.core.simulation.policy.Briefing;
import io.slit.core.simulation.policy.Forecasters;
import io.slit.core.simulation.policy.Ground;
import io.slit.core.simulation.policy.Policies;
import io.slit.core.spi.QualityScores;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.workload.Epoch;
import io.slit.core.workload.RequestClass;
import io.slit.server.datasets.HourlyGrid;
import io.slit.server.planning.SearchPace;
import io.slit.server.planning.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Sets replays up: fleet, simulator, forecasts and policies of an order. Thread-safe. */
public final class ReplayDesk {
  /** Name of the policy that does what a log says. */
  public static final String LOGGED = LoggedPolicy.NAME;

  /** km/h for each m/s. */
  private static final double KM_PER_H = 3.6;

  private final World world;
  private final Tools tools;
  private final ReplayOrder order;
  private final Traffic traffic;
  private final ReplayedConditions conditions;
  private final Fleet fleet;
  private final List<ReplicaPhysics> physics;
  private final ServingPredictor predictor;
  private final Map<Instant, MadeForecasts> forecasts = new ConcurrentHashMap<>();
  private final Map<Instant, Double> busiest = new ConcurrentHashMap<>();
  private final Map<SiteId, HourlyGrid> tables = new ConcurrentHashMap<>();

  /**
   * What a replay works with.
   *
   * @param predictor of serving, asked by planners only
   * @param physics of a replica in the simulator, for each deployment
   * @param slit the search of a server
   * @param style the papers' recipe
   * @param forecasters new ones, which have learned nothing
   */
  public record Tools(
      ServingPredictor predictor,
      Function<Deployment, ReplicaPhysics> physics,
      PlanSearch slit,
      PlanSearch style,
      Supplier<Forecasters> forecasters) {}

  /** Sets up an order with the demand of the scenario. */
  public ReplayDesk(World world, Tools tools, ReplayOrder order) {
    this(world, tools, order, new SampledTraffic(world, order.mix()));
  }

  /** Sets up an order with requests that were logged; their load is what it was. */
  public ReplayDesk(World world, Tools tools, ReplayOrder order, LoggedTraffic logged) {
    this(world, tools, order, (Traffic) logged);
  }

  private ReplayDesk(World world, Tools tools, ReplayOrder order, Traffic traffic) {
    this.world = world;
    this.tools = tools;
    this.order = order;
    this.traffic = traffic;
    this.conditions = new ReplayedConditions(world, order.whatIf());
    this.fleet = order.whatIf().applyTo(world.measured(epochAt(order.weeks().get(0)))).fleet();
    requirePlaces();
    this.physics = fleet.deployments().stream().map(tools.physics()).toList();
    this.predictor =
        order.model() == PlannerModel.SIMULATOR
            ? new PhysicsPredictor(fleet.deployments(), tools.physics())
            : tools.predictor();
    Policies known = policies(1);
    order.policies().forEach(known::get);
  }

  /** Every class needs a place, also where nobody asks for it: plans have a row for each. */
  private void requirePlaces() {
    for (RequestClass one : world.classes()) {
      boolean hasPlace =
          fleet.deployments().stream().anyMatch(at -> one.mayRunOn(at, fleet.getSite(at.site())));
      if (!hasPlace) {
        throw new IllegalArgumentException(
            "No deployment is left that may serve the class %s: %s. Leave out a site (--without) whose region has another."
                .formatted(one.id(), String.join(", ", order.whatIf().texts())));
      }
    }
  }

  /** Returns the names of all policies. */
  public static List<String> policyNames() {
    PlanSearch none =
        (problem, settings) -> {
          throw new IllegalStateException("Only names were asked for.");
        };
    return Policies.of(
            new Policies.Searches(
                none,
                none,
                () -> {
                  throw new IllegalStateException("Only names were asked for.");
                }),
            1)
        .names();
  }

  /** Returns the replay of the order, whose files lie in a directory. */
  public Replay replay(Path directory) {
    return new Replay(order, directory, this::scene);
  }

  private Epoch epochAt(Instant instant) {
    return Epoch.containing(instant, epochLength());
  }

  private Duration epochLength() {
    return world.scenario().time().epochLength();
  }

  private Policies policies(int seed) {
    Policies policies =
        Policies.of(
            new Policies.Searches(
                tools.slit(),
                tools.style(),
                () -> SearchSettings.of(SearchPace.budget(order.budget()), seed)),
            seed);
    return traffic instanceof LoggedTraffic logged
        ? policies.with(new LoggedPolicy(logged.ranOn(fleet), policies.get("capacity-weighted")))
        : policies;
  }

  private Scene scene(Cell.Scene key) {
    ReplayedTime time = new ReplayedTime(traffic, conditions, factor(key));
    List<ReplayWindow> windows = windows(key.week(), key.seed());
    Forecasters forecasters =
        forecasts.computeIfAbsent(key.week(), this::madeForecasts).at(time.factor());
    List<Briefing> briefings = new ArrayList<>();
    for (ReplayWindow window : windows) {
      briefings.add(new Briefing(ground(window), time, forecasters));
    }
    SimulationSetting setting =
        new SimulationSetting(
            fleet,
            physics,
            world.classes(),
            world.network(),
            Horizon.whole(1, 1),
            Scene.Stage.rules(world.scenario().policy().halfRoundTrips()),
            List.of());
    return new Scene(
        new Scene.Stage(fleet, setting, epochLength()),
        time,
        key,
        windows,
        briefings,
        policies(key.seed()),
        new Scene.Power(order.microgrids(), this::wind, period(key.week())));
  }

  private Sampling.Span period(Instant week) {
    return traffic
        .whole()
        .map(whole -> new Sampling.Span(whole.counted(), whole.end()))
        .orElseGet(() -> order.span(week));
  }

  private double wind(SiteId site, Instant at) {
    HourlyGrid table = tables.computeIfAbsent(site, one -> world.dataset().hourly(one.value()));
    return table.windSpeedKmPerH(table.indexOf(at)) / KM_PER_H;
  }

  private Ground ground(ReplayWindow window) {
    return new Ground(
        fleet,
        world.classes(),
        world.network(),
        predictor,
        QualityScores.published(),
        world.scenario().policy(),
        world.scenario().workload().defaultOrigin().id(),
        window.epochs(epochLength()),
        ReplayOrder.LEAD);
  }

  private List<ReplayWindow> windows(Instant week, int seed) {
    if (traffic.whole().isPresent()) {
      return List.of(traffic.whole().get());
    }
    double starting = physics.stream().mapToDouble(ReplicaPhysics::startSeconds).max().orElse(0);
    return order
        .sampling()
        .of(
            order.span(week),
            epochLength(),
            Duration.ofSeconds((long) Math.ceil(starting)),
            seed,
            order.seeds());
  }

  private MadeForecasts madeForecasts(Instant week) {
    SortedSet<Epoch> epochs = new TreeSet<>(Comparator.comparing(Epoch::start));
    for (int seed = 1; seed <= order.seeds(); seed++) {
      windows(week, seed).forEach(window -> epochs.addAll(window.epochs(epochLength())));
    }
    List<SiteId> sites = fleet.sites().stream().map(Datacenter::id).toList();
    return MadeForecasts.of(
        traffic, conditions, sites, epochs, ReplayOrder.LEAD, tools.forecasters().get());
  }

  private double factor(Cell.Scene key) {
    return traffic.whole().isPresent()
        ? key.load()
        : key.load() / busiest.computeIfAbsent(key.week(), this::busiestLoad);
  }

  private double busiestLoad(Instant week) {
    PlanningProblem problem =
        PlanningProblem.compile(
            order.whatIf().applyTo(world.measured(epochAt(week))), tools.predictor());
    return LoadScale.busiest(problem, traffic, order.span(week), epochLength());
  }
}
