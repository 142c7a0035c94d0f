package io.slit.server.replay;

import io.slit.core.fleet.Deployment;
import io.slit.core.simulation.ReplicaPhysics;
import io.slit.core.spi.Estimate;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingEstimate.Basis;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.spi.ServingQuery;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Answers planners with the simulator's own physics: an oracle of the model, to see what the
 * predictor's errors cost. Never used to rank anything. Immutable.
 */
final class PhysicsPredictor implements ServingPredictor {
  private final Map<Hardware, ReplicaPhysics> physics;

  private record Hardware(String model, String accelerator, int gpus) {
    static Hardware of(Deployment one) {
      return new Hardware(
          one.model().name().value(), one.pool().accelerator().name(), one.parallelism().gpus());
    }
  }

  PhysicsPredictor(List<Deployment> deployments, Function<Deployment, ReplicaPhysics> physics) {
    this.physics =
        deployments.stream().collect(Collectors.toMap(Hardware::of, physics, (one, other) -> one));
  }

  @Override
  public ServingEstimate estimate(ServingQuery query) {
    Hardware hardware =
        new Hardware(
            query.model().name().value(), query.accelerator().name(), query.parallelism().gpus());
    ReplicaPhysics replica = physics.get(hardware);
    if (replica == null) {
      throw new IllegalArgumentException("There are no physics of %s.".formatted(hardware));
    }
    double batch = query.concurrency();
    double context = query.inputTokens() + query.outputTokens() / 2;
    double prefill = replica.speed().prefillSeconds().at(query.inputTokens());
    double tpot =
        replica.speed().decodeSeconds().at(batch)
            + batch * context * replica.speed().decodeSecondsPerCachedToken();
    double joules =
        prefill * replica.draw().prefillWatts().at(query.inputTokens())
            + query.outputTokens() * tpot * replica.draw().decodeWatts().at(batch) / batch;
    return new ServingEstimate(exact(prefill), exact(tpot), exact(joules), Basis.MEASURED);
  }

  private static Estimate exact(double value) {
    return new Estimate(value, value, value);
  }

  @Override
  public String modelId() {
    return "simulator";
  }
}
