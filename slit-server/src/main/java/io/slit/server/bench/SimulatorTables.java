package io.slit.server.bench;

import io.slit.core.fleet.Accelerator;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.Parallelism;
import io.slit.core.simulation.DeploymentEpoch;
import io.slit.core.simulation.Horizon;
import io.slit.core.simulation.ReplicaPhysics;
import io.slit.core.simulation.RequestSource;
import io.slit.core.simulation.Simulation;
import io.slit.core.simulation.SimulationResult;
import io.slit.core.simulation.physics.EnergyRow;
import io.slit.core.simulation.physics.LatencyRow;
import io.slit.core.simulation.physics.MeasuredTables;
import io.slit.core.simulation.requests.TraceSource;
import io.slit.core.simulation.requests.TraceSource.Recorded;
import io.slit.predictor.measurement.AcceleratorCatalog;
import io.slit.predictor.measurement.ModelCatalog;
import io.slit.server.datasets.Dataset;
import io.slit.server.datasets.Trace;
import io.slit.server.datasets.TraceRequest;
import io.slit.server.simulation.MeasuredRows;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What the simulator makes of the settings that its tables were measured in. */
final class SimulatorTables {
  private static final double SECONDS_OF_TRACE = 3600;
  private static final double BATCH_ONE = 0.01;
  private static final int NODES = 2;
  private static final int SLOTS = 256;
  private static final Parallelism NODE = new Parallelism(8, 1);
  private static final int PROMPT = 250;

  private final Dataset dataset;
  private final List<LatencyRow> latency;
  private final MeasuredTables tables;

  SimulatorTables(Dataset dataset) {
    this.dataset = dataset;
    this.latency = MeasuredRows.latency(dataset);
    this.tables = MeasuredRows.of(dataset);
  }

  /**
   * Returns p50 of TTFT and TPOT of the Azure chat trace on two 8-GPU nodes with Llama2-70B beside
   * the batch-1 rows of the table: thinned until requests are alone, and as it is.
   */
  Map<String, Double> splitwise() {
    Map<String, Double> figures = new LinkedHashMap<>();
    splitwise("h100", AcceleratorCatalog.H100_80GB, figures);
    splitwise("a100", AcceleratorCatalog.A100_80GB, figures);
    return figures;
  }

  private void splitwise(String name, Accelerator accelerator, Map<String, Double> figures) {
    Deployment deployment =
        OneSite.deployment(ModelCatalog.getModel("llama-2-70b"), accelerator, NODE, SLOTS, NODES);
    ReplicaPhysics physics = tables.splitwisePhysics(deployment);
    double ttft = tableTtft(accelerator);
    double tpot = tableTpot(accelerator);
    figures.put("splitwise_%s_table_ttft_p50_s".formatted(name), ttft);
    figures.put("splitwise_%s_table_tpot_s".formatted(name), tpot);
    for (boolean alone : new boolean[] {true, false}) {
      String way = name + (alone ? "_batch1" : "_whole_trace");
      SimulationResult result = play(deployment, physics, alone ? BATCH_ONE : 1);
      double simulatedTtft = result.ttft().quantileSeconds(0.5);
      double simulatedTpot = result.tpot().quantileSeconds(0.5);
      figures.put("splitwise_%s_ttft_p50_s".formatted(way), simulatedTtft);
      figures.put("splitwise_%s_ttft_error".formatted(way), simulatedTtft / ttft - 1);
      figures.put("splitwise_%s_tpot_p50_s".formatted(way), simulatedTpot);
      figures.put("splitwise_%s_tpot_error".formatted(way), simulatedTpot / tpot - 1);
    }
  }

  private SimulationResult play(Deployment deployment, ReplicaPhysics physics, double factor) {
    double seconds = factor < 1 ? SECONDS_OF_TRACE / factor : SECONDS_OF_TRACE;
    List<Recorded> trace =
        dataset.trace(Trace.CHAT).stream()
            .map(one -> new Recorded(at(one), 0, one.inputTokens(), one.outputTokens()))
            .toList();
    return Simulation.run(
        OneSite.setting(deployment, physics, Horizon.whole(seconds, 1)),
        new TraceSource(trace, factor, seconds, 1),
        new OneSite.Everything());
  }

  private static double at(TraceRequest request) {
    return request.offset().toNanos() / 1e9;
  }

  /** Returns the TTFT of the trace's median prompt between the batch-1 rows beside it. */
  private double tableTtft(Accelerator accelerator) {
    double prompt =
        dataset.trace(Trace.CHAT).stream()
            .mapToInt(TraceRequest::inputTokens)
            .sorted()
            .skip(dataset.trace(Trace.CHAT).size() / 2)
            .findFirst()
            .orElseThrow();
    List<LatencyRow> rows = batchOne(accelerator);
    int above = 1;
    while (above < rows.size() - 1 && rows.get(above).promptTokens() < prompt) {
      above++;
    }
    LatencyRow left = rows.get(above - 1);
    LatencyRow right = rows.get(above);
    double share = (prompt - left.promptTokens()) / (right.promptTokens() - left.promptTokens());
    return left.ttftSeconds() + share * (right.ttftSeconds() - left.ttftSeconds());
  }

  private double tableTpot(Accelerator accelerator) {
    List<LatencyRow> rows = batchOne(accelerator);
    return rows.stream()
        .filter(row -> row.promptTokens() == 1024)
        .findFirst()
        .orElseThrow()
        .tpotSeconds();
  }

  private List<LatencyRow> batchOne(Accelerator accelerator) {
    return latency.stream()
        .filter(row -> row.on().model().equals("llama-2-70b"))
        .filter(row -> row.on().accelerator().equals(accelerator))
        .filter(row -> row.on().parallelism().equals(NODE) && row.batch() == 1)
        .sorted(Comparator.comparingInt(LatencyRow::promptTokens))
        .toList();
  }

  /**
   * Returns how far TPOT and GPU energy per token of a replica kept full are from ML.ENERGY's rows
   * of Llama 3.1: the batch is the number of slots, and requests wait for every slot.
   */
  Map<String, Double> mlEnergy() {
    Map<String, Double> figures = new LinkedHashMap<>();
    double worstTpot = 0;
    double worstEnergy = 0;
    for (EnergyRow row : MeasuredRows.energy(dataset)) {
      if (!row.on().model().startsWith("llama-3.1") || row.batch() > 400) {
        continue;
      }
      double[] errors = errors(row);
      worstTpot = Math.max(worstTpot, Math.abs(errors[0]));
      worstEnergy = Math.max(worstEnergy, Math.abs(errors[1]));
      String name =
          "mlenergy_%s_%s_tp%d_b%d"
              .formatted(
                  row.on().model(),
                  row.on().accelerator().name(),
                  row.on().parallelism().tensor(),
                  Math.round(row.batch()));
      figures.put(name + "_tpot_error", errors[0]);
      figures.put(name + "_energy_error", errors[1]);
    }
    figures.put("mlenergy_tpot_error_worst", worstTpot);
    figures.put("mlenergy_energy_error_worst", worstEnergy);
    return figures;
  }

  private double[] errors(EnergyRow row) {
    int slots = (int) Math.round(row.batch());
    LlmModel model = ModelCatalog.getModel(row.on().model());
    int nodes = Math.max(1, row.on().parallelism().gpus() / 8);
    Deployment deployment =
        OneSite.deployment(model, row.on().accelerator(), row.on().parallelism(), slots, nodes);
    double seconds = 100 * row.outputTokens() * row.tpotSeconds();
    SimulationResult result =
        Simulation.run(
            OneSite.setting(
                deployment, tables.physics(deployment), Horizon.whole(seconds / 10, 10)),
            full(row, slots * deployment.replicasPerUnit()),
            new OneSite.Everything());
    double tokens = 0;
    double joules = 0;
    // The first tenth fills the slots.
    for (int e = 1; e < 10; e++) {
      DeploymentEpoch cell = result.epochs().get(e).cells().get(0);
      tokens += cell.served().outputTokens();
      double host = cell.occupancy().poweredUnitSeconds() * nodes * 1200;
      joules += cell.energy().totalKwh() * 3.6e6 - host;
    }
    double tpot = result.tpot().quantileSeconds(0.5);
    double energy = joules / tokens;
    return new double[] {tpot / row.tpotSeconds() - 1, energy / row.joulesPerToken() - 1};
  }

  /** Requests enough to keep all slots taken, of lengths around the mean of the row. */
  private static RequestSource full(EnergyRow row, int slots) {
    SplittableRandom random = new SplittableRandom(1);
    long[] left = {slots * 140L};
    return arrival -> {
      int output = (int) Math.round(row.outputTokens() * (0.5 + random.nextDouble()));
      arrival.set(0, 0, PROMPT, output);
      return left[0]-- > 0;
    };
  }
}
