package io.slit.server.simulation;

import io.slit.core.simulation.Horizon;
import io.slit.core.simulation.ReplicaPhysics;
import io.slit.core.simulation.RequestSource;
import io.slit.core.simulation.ServingRules;
import io.slit.core.simulation.SimulationSetting;
import io.slit.core.simulation.requests.RenewalSource;
import io.slit.core.simulation.requests.RenewalSource.Kind;
import io.slit.core.simulation.requests.RenewalSource.Stream;
import io.slit.core.simulation.requests.RenewalSource.Window;
import io.slit.core.workload.Demand;
import io.slit.core.workload.Epoch;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.RequestProfile;
import io.slit.server.datasets.DemandShape;
import io.slit.server.planning.World;
import io.slit.server.scenario.ScenarioWorkload;
import io.slit.server.scenario.WeightedOrigin;
import io.slit.server.scenario.WeightedProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A scenario as the simulator plays it: measured physics, and the demand of the scenario request by
 * request. Immutable; thread-safe.
 *
 * <p>Every origin is one stream. Its rate is the scenario's demand (ServeGen's curve in the
 * origin's local time), its gaps have ServeGen's coefficient of variation of that window, its
 * lengths are drawn from the traces.
 */
public final class SimulatedWorld {
  /** Above this the recorded burstiness is that of a single client, not of an origin. */
  private static final double MOST_VARIATION = 4;

  private final World world;
  private final List<ReplicaPhysics> physics;
  private final TokenSamples tokens;
  private final DemandShape shape;

  private SimulatedWorld(World world) {
    this.world = world;
    this.physics = MeasuredRows.of(world.dataset()).physics(world.fleet());
    this.tokens =
        new TokenSamples(world.dataset(), world.scenario().workload().shortInputMaxTokens());
    this.shape = world.dataset().demand();
    world.scenario().workload().profiles().forEach(tokens::of);
  }

  /** Returns a world as the simulator plays it. */
  public static SimulatedWorld of(World world) {
    return new SimulatedWorld(world);
  }

  /** Returns the world. */
  public World world() {
    return world;
  }

  /** Returns the physics of every deployment, in the order of the fleet. */
  public List<ReplicaPhysics> physics() {
    return physics;
  }

  /** Returns the setting of a run without failures. */
  public SimulationSetting setting(Horizon horizon) {
    double crossings = world.scenario().policy().halfRoundTrips();
    ServingRules rules = new ServingRules(crossings, Integer.MAX_VALUE, 3, true);
    return new SimulationSetting(
        world.fleet(), physics, world.classes(), world.network(), horizon, rules, List.of());
  }

  /**
   * The requests of a run.
   *
   * @param from start of its first epoch
   * @param horizon its length
   * @param factor of the scenario's demand
   * @param seed of all draws
   */
  public record Asked(Instant from, Horizon horizon, double factor, long seed) {}

  /** Returns the requests of a run under the demand that each of its epochs really had. */
  public RequestSource requests(Asked asked) {
    return requests(asked, any -> 1);
  }

  /**
   * Returns the requests of a run under the demand that each of its epochs really had, some
   * profiles asked for more or less often.
   *
   * @param times factor on the demand of a profile
   */
  public RequestSource requests(Asked asked, ToDoubleFunction<RequestProfile> times) {
    return requests(asked, epoch -> world.demand().over(epoch), times, false);
  }

  /** Returns the requests of a run whose every epoch has the same demand, with Poisson arrivals. */
  public RequestSource steadyRequests(Asked asked, Demand demand) {
    return requests(asked, epoch -> demand, any -> 1, true);
  }

  private RequestSource requests(
      Asked asked,
      Function<Epoch, Demand> demand,
      ToDoubleFunction<RequestProfile> times,
      boolean poisson) {
    ScenarioWorkload workload = world.scenario().workload();
    Duration length = Duration.ofMillis(Math.round(asked.horizon().realEpochSeconds() * 1000));
    List<List<Window>> windows = new ArrayList<>();
    workload.origins().forEach(origin -> windows.add(new ArrayList<>()));
    Epoch epoch = new Epoch(asked.from(), length);
    for (int e = 0; e < asked.horizon().epochs(); e++, epoch = epoch.next()) {
      Demand over = demand.apply(epoch);
      for (int o = 0; o < windows.size(); o++) {
        WeightedOrigin origin = workload.origins().get(o);
        double rate = rate(workload, origin, over, times) * asked.factor();
        double variation = poisson ? 1 : variation(epoch.start(), origin);
        windows.get(o).add(new Window(rate, variation));
      }
    }
    List<Stream> streams = new ArrayList<>();
    for (int o = 0; o < windows.size(); o++) {
      streams.add(new Stream(windows.get(o), kinds(workload, o, times)));
    }
    return new RenewalSource(asked.horizon().epochSeconds(), streams, asked.seed());
  }

  private static double rate(
      ScenarioWorkload workload,
      WeightedOrigin origin,
      Demand demand,
      ToDoubleFunction<RequestProfile> times) {
    return workload.profiles().stream()
        .map(WeightedProfile::profile)
        .mapToDouble(
            one ->
                times.applyAsDouble(one)
                    * demand.ratePerSecond(RequestClass.of(one, origin.origin()).id()))
        .sum();
  }

  /** Returns the burstiness of an origin at an instant; that of the last window over a hole. */
  private double variation(Instant at, WeightedOrigin origin) {
    LocalDateTime local = LocalDateTime.ofInstant(at, origin.origin().timeZone());
    long seconds = local.toLocalDate().toEpochDay() * 86_400 + local.toLocalTime().toSecondOfDay();
    int count = shape.windows().size();
    int window = Math.floorMod(Math.floorDiv(seconds, shape.step().toSeconds()), count);
    for (int back = 0; back < count; back++) {
      DemandShape.Window one = shape.windows().get(Math.floorMod(window - back, count));
      if (one.requestWeightedCv().isPresent()) {
        return Math.min(MOST_VARIATION, one.requestWeightedCv().getAsDouble());
      }
    }
    return 1;
  }

  private List<Kind> kinds(
      ScenarioWorkload workload, int origin, ToDoubleFunction<RequestProfile> times) {
    double all =
        workload.profiles().stream()
            .mapToDouble(one -> one.share().value() * times.applyAsDouble(one.profile()))
            .sum();
    List<Kind> kinds = new ArrayList<>();
    for (int p = 0; p < workload.profiles().size(); p++) {
      WeightedProfile profile = workload.profiles().get(p);
      int classIndex = p * workload.origins().size() + origin;
      double share = profile.share().value() * times.applyAsDouble(profile.profile()) / all;
      kinds.add(new Kind(classIndex, Math.min(1, share), tokens.of(profile)));
    }
    return kinds;
  }
}
