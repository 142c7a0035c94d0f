package io.slit.server.replay;

import io.slit.core.fleet.Accelerator;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.LlmModel;
import io.slit.core.simulation.Curve;
import io.slit.core.simulation.ReplicaPhysics;
import io.slit.server.datasets.Dataset;
import io.slit.server.datasets.ServingEnergyRow;
import io.slit.server.datasets.ServingLatencyRow;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How replicas of a fleet serve, from the measured tables alone: no planner's formula is asked.
 *
 * <p>Decode and its power: the ML.ENERGY rows of the very model, accelerator and parallelism, over
 * the batch; what a longer context adds is read at the memory's bandwidth. Prefill: the Splitwise
 * times of Llama2-70B on the same kind of GPU over the tokens of a batch, scaled by parameters for
 * each GPU. Assumptions where nothing is measured: a batch of one reads all weights at {@value
 * #BANDWIDTH_EFFICIENCY} of the bandwidth and draws {@value #POWER_AT_ONE} of the smallest measured
 * batch; prefill draws the most that the GPUs may; a node boots in {@value #BOOT_SECONDS} s.
 */
public final class MeasuredPhysics implements Function<Deployment, ReplicaPhysics> {
  private static final double BANDWIDTH_EFFICIENCY = 0.6;
  private static final double POWER_AT_ONE = 0.6;
  private static final double BOOT_SECONDS = 60;
  private static final double MEASURED_CONTEXT = 475;
  private static final double LLAMA2_70B = 70;
  private static final int PREFILL_TOKENS = 2048;
  private static final double MILLIS = 1000;

  private final List<ServingEnergyRow> energy;
  private final List<ServingLatencyRow> latency;

  /** Reads the measured tables of a dataset. */
  public MeasuredPhysics(Dataset dataset) {
    this.energy = dataset.servingEnergy();
    this.latency = dataset.servingLatency();
  }

  @Override
  public ReplicaPhysics apply(Deployment deployment) {
    LlmModel.Shape shape = deployment.model().shape();
    Accelerator gpu = deployment.pool().accelerator();
    int gpus = deployment.parallelism().gpus();
    double perToken =
        shape.kvGbPerToken() / (gpu.bandwidthGbPerS() * gpus * BANDWIDTH_EFFICIENCY);
    SortedMap<Double, Double> seconds = new TreeMap<>();
    SortedMap<Double, Double> watts = new TreeMap<>();
    for (ServingEnergyRow row : rowsOf(deployment)) {
      double batch = row.load().averageBatch();
      double context = batch * MEASURED_CONTEXT * perToken;
      seconds.put(batch, Math.max(1e-3, row.measured().tpotMs() / MILLIS - context));
      watts.put(
          batch, row.measured().energyPerOutputTokenJ() * row.measured().throughputTokensPerS());
    }
    double stage = gpu.bandwidthGbPerS() * deployment.parallelism().tensor();
    seconds.put(1.0, shape.weightsGb() / (stage * BANDWIDTH_EFFICIENCY));
    watts.put(1.0, POWER_AT_ONE * watts.getOrDefault(watts.firstKey(), 0.0));
    double cacheTokens = deployment.cacheGb() / shape.kvGbPerToken();
    return new ReplicaPhysics(
        new ReplicaPhysics.Speed(
            prefill(deployment),
            Curve.of(seconds),
            perToken,
            deployment.parallelism().pipeline(),
            PREFILL_TOKENS),
        new ReplicaPhysics.Draw(
            gpus * gpu.power().idle().watts(),
            Curve.constant(gpus * gpu.power().max().watts()),
            Curve.of(watts)),
        deployment.engine().maxConcurrency(),
        cacheTokens,
        BOOT_SECONDS
            + shape.weightsGb()
                * deployment.replicasPerUnit()
                / deployment.nodesPerUnit()
                / deployment.pool().host().loadGbPerS());
  }

  private List<ServingEnergyRow> rowsOf(Deployment deployment) {
    String name = deployment.model().name().value().toLowerCase(Locale.ROOT);
    String gpu = deployment.pool().accelerator().name().startsWith("A100") ? "A100" : "H100";
    List<ServingEnergyRow> rows =
        energy.stream()
            .filter(row -> row.setup().accelerator().contains(gpu))
            .filter(row -> row.setup().model().toLowerCase(Locale.ROOT).contains(name))
            .filter(
                row ->
                    row.setup().tensorParallelGpus() == deployment.parallelism().tensor()
                        && row.load().pipelineParallelStages()
                            == deployment.parallelism().pipeline())
            .toList();
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "Nothing was measured of %s on %d %s: it cannot be simulated."
              .formatted(
                  deployment.id(),
                  deployment.parallelism().gpus(),
                  deployment.pool().accelerator().name()));
    }
    return rows;
  }

  /** Returns seconds over tokens of one prompt, of the nearest measured number of GPUs. */
  private Curve prefill(Deployment deployment) {
    String gpu = deployment.pool().accelerator().name().startsWith("A100") ? "a100" : "h100";
    int tensor = Math.min(8, Math.max(2, deployment.parallelism().tensor()));
    double factor =
        deployment.model().shape().activeParametersBillion()
            / LLAMA2_70B
            * tensor
            / deployment.parallelism().tensor();
    SortedMap<Double, Double> seconds = new TreeMap<>();
    for (ServingLatencyRow row : latency) {
      if (row.setup().model().equals("llama2-70b")
          && row.setup().accelerator().equals(gpu + "-80gb")
          && row.setup().tensorParallelGpus() == tensor
          && row.batch().requests() == 1) {
        seconds.put(
            (double) row.batch().promptTokens(),
            factor * row.timings().ttft().medianMs() / MILLIS);
      }
    }
    return Curve.of(seconds);
  }
}
