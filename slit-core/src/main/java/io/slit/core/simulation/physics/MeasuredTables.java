package io.slit.core.simulation.physics;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.core.simulation.Curve;
import io.slit.core.simulation.ReplicaPhysics;
import java.util.List;
import java.util.TreeMap;

/**
 * Measured tables, and the physics of replicas made from them: of any model on any GPU, scaled
 * where it was not measured (slit-core/docs/SIMULATOR.md). Immutable.
 */
public final class MeasuredTables {
  /** Tokens of a batch of prompts: vLLM's default, and where Splitwise saw throughput level off. */
  public static final int PREFILL_TOKENS = 2048;

  /** Assumption: a node in standby is up within a minute, before it loads its model. */
  public static final double BOOT_SECONDS = 60;

  private static final double[] POWER_TOKENS = {1, 64, 128, 256, 512, 1024, 2048, 4096, 8192};

  private final PrefillCurves prefill;
  private final DecodeCurves decode;
  private final DecodePower power;

  /**
   * Takes the rows.
   *
   * @throws IllegalArgumentException if a table is empty
   */
  public MeasuredTables(List<LatencyRow> latency, List<EnergyRow> energy) {
    if (latency.isEmpty() || energy.isEmpty()) {
      throw new IllegalArgumentException(
          "There are %d rows of latency and %d of energy. Physics need both tables."
              .formatted(latency.size(), energy.size()));
    }
    prefill = new PrefillCurves(latency);
    decode = new DecodeCurves(latency, energy, prefill);
    power = new DecodePower(latency, decode, prefill);
  }

  /** Returns the physics of every deployment, in the order of the fleet. */
  public List<ReplicaPhysics> physics(Fleet fleet) {
    return fleet.deployments().stream().map(this::physics).toList();
  }

  /** Returns the physics of a replica of a deployment. */
  public ReplicaPhysics physics(Deployment deployment) {
    MeasuredOn on = on(deployment);
    return physics(deployment, on, decode.seconds(on));
  }

  /**
   * Returns the same with decode steps from Splitwise's table alone: for Splitwise's own setting,
   * where ML.ENERGY measured nothing.
   */
  public ReplicaPhysics splitwisePhysics(Deployment deployment) {
    MeasuredOn on = on(deployment);
    return physics(deployment, on, decode.staticSeconds(on));
  }

  private static MeasuredOn on(Deployment deployment) {
    return new MeasuredOn(
        deployment.model().name().value(),
        deployment.model().shape(),
        deployment.pool().accelerator(),
        deployment.parallelism());
  }

  private ReplicaPhysics physics(Deployment deployment, MeasuredOn on, Curve decodeSeconds) {
    Curve prefillSeconds = prefill.seconds(on);
    Curve prefillWatts = prefillWatts(on, prefillSeconds);
    return new ReplicaPhysics(
        new ReplicaPhysics.Speed(
            prefillSeconds,
            decodeSeconds,
            decode.perCachedToken(on),
            on.parallelism().pipeline(),
            PREFILL_TOKENS),
        new ReplicaPhysics.Draw(
            on.parallelism().gpus() * on.accelerator().power().idle().watts(),
            prefillWatts,
            power.watts(on, prefillWatts)),
        deployment.engine().maxConcurrency(),
        deployment.cacheGb() / deployment.model().shape().kvGbPerToken(),
        BOOT_SECONDS + loadSeconds(deployment));
  }

  /** Returns how long the nodes of a replica read its weights from storage, in s. */
  private static double loadSeconds(Deployment deployment) {
    double gbPerS = deployment.pool().host().loadGbPerS() * deployment.nodesPerUnit();
    return deployment.model().shape().weightsGb() / gbPerS;
  }

  private static Curve prefillWatts(MeasuredOn on, Curve seconds) {
    TreeMap<Double, Double> points = new TreeMap<>();
    for (double tokens : POWER_TOKENS) {
      double mfu = UtilisationPower.mfu(on, tokens, seconds.at(tokens));
      double watts = UtilisationPower.watts(on.accelerator(), mfu);
      points.put(tokens, on.parallelism().gpus() * watts);
    }
    return Curve.of(points);
  }
}
