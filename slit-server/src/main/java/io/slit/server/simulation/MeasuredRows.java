package io.slit.server.simulation;

import io.slit.core.fleet.Accelerator;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.Parallelism;
import io.slit.core.simulation.physics.EnergyRow;
import io.slit.core.simulation.physics.LatencyRow;
import io.slit.core.simulation.physics.MeasuredOn;
import io.slit.core.simulation.physics.MeasuredTables;
import io.slit.predictor.measurement.AcceleratorCatalog;
import io.slit.predictor.measurement.ModelCatalog;
import io.slit.server.datasets.Dataset;
import io.slit.server.datasets.GpuPower;
import io.slit.server.datasets.ServingEnergyRow;
import io.slit.server.datasets.ServingLatencyRow;
import io.slit.server.datasets.ServingSetup;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The measured tables of a dataset as the simulator takes them. */
public final class MeasuredRows {
  private static final String CHAT = "chat";
  private static final double MILLIS = 1000;

  private MeasuredRows() {}

  /** Returns the tables of a dataset. */
  public static MeasuredTables of(Dataset dataset) {
    return new MeasuredTables(latency(dataset), energy(dataset));
  }

  /**
   * Returns the rows of latency on GPUs without a power cap. Left out: Llama2-70B on two GPUs at
   * batch 64, which did not fit and was served in waves.
   */
  public static List<LatencyRow> latency(Dataset dataset) {
    return dataset.servingLatency().stream()
        .filter(row -> !servedInWaves(row))
        .flatMap(row -> on(row.setup(), 1).map(on -> latency(row, on)).stream())
        .toList();
  }

  private static boolean servedInWaves(ServingLatencyRow row) {
    return row.setup().tensorParallelGpus() == 2 && row.batch().requests() >= 64;
  }

  private static LatencyRow latency(ServingLatencyRow row, MeasuredOn on) {
    return new LatencyRow(
        on,
        row.batch().promptTokens(),
        row.batch().requests(),
        row.timings().ttft().medianMs() / MILLIS,
        row.timings().tpot().medianMs() / MILLIS,
        powerShare(row));
  }

  private static OptionalDouble powerShare(ServingLatencyRow row) {
    return row.power() instanceof GpuPower.Measured measured
        ? OptionalDouble.of(measured.averageShareOfTdp())
        : OptionalDouble.empty();
  }

  /** Returns the rows of energy of chat requests; the prompts of the other task were not stated. */
  public static List<EnergyRow> energy(Dataset dataset) {
    return dataset.servingEnergy().stream()
        .filter(row -> row.task().equals(CHAT))
        .flatMap(
            row ->
                on(row.setup(), row.load().pipelineParallelStages())
                    .map(on -> energy(row, on))
                    .stream())
        .toList();
  }

  private static EnergyRow energy(ServingEnergyRow row, MeasuredOn on) {
    ServingEnergyRow.Measured measured = row.measured();
    return new EnergyRow(
        on,
        row.load().averageBatch(),
        measured.tpotMs() / MILLIS,
        measured.energyPerOutputTokenJ(),
        measured.averageOutputTokens());
  }

  private static Optional<MeasuredOn> on(ServingSetup setup, int stages) {
    Optional<LlmModel> model = ModelCatalog.findModel(setup.model());
    return AcceleratorCatalog.findMeasured(setup.accelerator())
        .flatMap(accelerator -> model.map(one -> on(one, accelerator, setup, stages)));
  }

  private static MeasuredOn on(
      LlmModel model, Accelerator accelerator, ServingSetup setup, int stages) {
    return new MeasuredOn(
        model.name().value(),
        model.shape(),
        accelerator,
        new Parallelism(setup.tensorParallelGpus(), stages));
  }
}
