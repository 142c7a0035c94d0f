package io.slit.server.datasets;

import io.slit.server.datasets.ServingLatencyRow.Batch;
import io.slit.server.datasets.ServingLatencyRow.Timings;
import io.slit.server.datasets.format.Problem;
import io.slit.server.datasets.format.Problems;
import io.slit.server.datasets.format.Table;
import java.util.ArrayList;
import java.util.List;

/** Turns the rows of measured latency and energy into records. */
final class ServingReader {

  private ServingReader() {}

  static List<ServingLatencyRow> latency(Table table, Problems problems) {
    List<ServingLatencyRow> rows = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      Timings timings =
          new Timings(
              spread(table, row, "ttft_ms", problems),
              spread(table, row, "tpot_ms", problems),
              spread(table, row, "end_to_end_ms", problems));
      rows.add(
          new ServingLatencyRow(
              setup(table, row),
              batch(table, row),
              timings,
              table.whole("repetitions", row),
              power(table, row, problems)));
    }
    problems.refuseIfAny();
    return List.copyOf(rows);
  }

  static List<ServingEnergyRow> energy(Table table) {
    List<ServingEnergyRow> rows = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      rows.add(
          new ServingEnergyRow(
              table.text("task", row),
              setup(table, row),
              table.number("parameters_bn", row),
              load(table, row),
              measured(table, row)));
    }
    return List.copyOf(rows);
  }

  private static ServingSetup setup(Table table, int row) {
    return new ServingSetup(
        table.text("model", row),
        table.text("accelerator", row),
        table.whole("tensor_parallel", row));
  }

  private static Batch batch(Table table, int row) {
    return new Batch(
        table.whole("prompt_tokens", row),
        table.whole("batch_size", row),
        table.whole("max_output_tokens", row));
  }

  private static Spread spread(Table table, int row, String name, Problems problems) {
    Spread spread =
        new Spread(
            table.number(name + "_median", row),
            table.number(name + "_min", row),
            table.number(name + "_max", row));
    if (!spread.isOrdered()) {
      problems.add(new Problem(row + 2L, name, spread.toString(), "ordered: min <= median <= max"));
    }
    return spread;
  }

  private static GpuPower power(Table table, int row, Problems problems) {
    boolean averageEmpty = table.isEmpty("average_power_share", row);
    boolean peakEmpty = table.isEmpty("peak_power_share", row);
    if (averageEmpty != peakEmpty) {
      problems.add(
          new Problem(row + 2L, "power", "one of two", "measured in both columns or none"));
    }
    return averageEmpty || peakEmpty
        ? new GpuPower.NotMeasured()
        : new GpuPower.Measured(
            table.number("average_power_share", row), table.number("peak_power_share", row));
  }

  private static ServingEnergyRow.Load load(Table table, int row) {
    return new ServingEnergyRow.Load(
        table.whole("pipeline_parallel", row),
        table.whole("max_batch", row),
        table.number("average_batch", row));
  }

  private static ServingEnergyRow.Measured measured(Table table, int row) {
    return new ServingEnergyRow.Measured(
        table.number("energy_per_request_j", row),
        table.number("energy_per_output_token_j", row),
        table.number("tpot_ms", row),
        table.number("throughput_tokens_s", row),
        table.number("average_output_tokens", row));
  }
}
