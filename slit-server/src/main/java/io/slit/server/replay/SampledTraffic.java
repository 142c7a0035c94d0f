package io.slit.server.replay;

import io.slit.core.simulation.Horizon;
import io.slit.core.simulation.RequestSource;
import io.slit.core.spi.PastDemand;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Demand;
import io.slit.core.workload.Epoch;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.RequestProfile;
import io.slit.server.planning.World;
import io.slit.server.simulation.SimulatedWorld;
import io.slit.server.simulation.SimulatedWorld.Asked;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The demand of a scenario as single requests, kinds mixed as asked for. Thread-safe. */
final class SampledTraffic implements Traffic {
  private final World world;
  private final SimulatedWorld simulated;
  private final Map<RequestProfile, Double> times;
  private final Map<ClassId, Double> factors = new LinkedHashMap<>();

  SampledTraffic(World world, Mix mix) {
    this.world = world;
    this.simulated = SimulatedWorld.of(world);
    this.times = mix.factors(world.scenario().workload());
    for (RequestClass one : world.classes()) {
      factors.put(one.id(), factor(one.profile()));
    }
  }

  private double factor(RequestProfile profile) {
    return times.getOrDefault(profile, 0.0);
  }

  private double factor(ClassId id) {
    return factors.getOrDefault(id, 0.0);
  }

  @Override
  public Demand over(Epoch epoch) {
    Map<ClassId, Double> rates = new LinkedHashMap<>(world.demand().over(epoch).ratesPerSecond());
    rates.replaceAll((id, rate) -> rate * factor(id));
    return Demand.of(rates);
  }

  @Override
  public PastDemand upTo(Instant now) {
    return new ScaledPast(world.demand().upTo(now), this::factor);
  }

  @Override
  public RequestSource requests(ReplayWindow window, double factor, long seed) {
    Horizon horizon = Horizon.whole(window.stepSeconds(), window.steps());
    return simulated.requests(new Asked(window.begin(), horizon, factor, seed), this::factor);
  }
}
