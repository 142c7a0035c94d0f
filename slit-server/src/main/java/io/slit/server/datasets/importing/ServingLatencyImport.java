package io.slit.server.datasets.importing;

import io.slit.server.datasets.format.Origin;
import io.slit.server.datasets.format.Source;
import io.slit.server.datasets.format.TableFile;
import io.slit.server.datasets.format.TableInfo;
import io.slit.server.datasets.format.TableName;
import io.slit.server.datasets.format.TimeAxis;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Derives the measured latency: one row per configuration from its repetitions. */
final class ServingLatencyImport implements TableImport {

  private static final List<String> CONFIGURATION =
      List.of("model", "hardware", "tensor_parallel", "prompt_size", "batch_size", "token_size");
  private static final List<String> TIMES = List.of("prompt_time", "token_time", "e2e_time");
  private static final List<String> POWERS = List.of("average_power", "peak_power");

  @Override
  public TableInfo run(SourceDirectory sources, TableWriter writer) {
    SourceTable measurements = sources.table("serving_perf_splitwise/perf_model.csv");
    CsvText text = new CsvText(TableName.SERVING_LATENCY);
    byConfiguration(measurements)
        .forEach((configuration, rows) -> text.row(row(measurements, configuration, rows)));
    TableFile file = writer.write("serving-latency.csv", text);
    return new TableInfo(
        TableName.SERVING_LATENCY,
        "Measured TTFT, TPOT, end-to-end time and power of Llama2-70B and BLOOM-176B by configuration.",
        origin(),
        new TimeAxis.None(),
        List.of(file));
  }

  private static Map<List<String>, List<Integer>> byConfiguration(SourceTable measurements) {
    Map<List<String>, List<Integer>> rows = new LinkedHashMap<>();
    for (int row = 0; row < measurements.rows(); row++) {
      int at = row;
      List<String> key = CONFIGURATION.stream().map(name -> measurements.text(name, at)).toList();
      rows.computeIfAbsent(key, unused -> new ArrayList<>()).add(row);
    }
    return rows;
  }

  private static String[] row(
      SourceTable measurements, List<String> configuration, List<Integer> rows) {
    List<String> cells = new ArrayList<>(configuration);
    cells.add(String.valueOf(rows.size()));
    for (String time : TIMES) {
      List<BigDecimal> sorted = sorted(measurements, time, rows);
      cells.add(Decimals.plain(median(sorted)));
      cells.add(Decimals.plain(sorted.get(0)));
      cells.add(Decimals.plain(sorted.get(sorted.size() - 1)));
    }
    POWERS.forEach(power -> cells.add(measuredPower(sorted(measurements, power, rows))));
    return cells.toArray(String[]::new);
  }

  private static List<BigDecimal> sorted(
      SourceTable measurements, String column, List<Integer> rows) {
    return rows.stream().map(row -> measurements.number(column, row)).sorted().toList();
  }

  /** The middle value, or the mean of the two middle ones. */
  static BigDecimal median(List<BigDecimal> sorted) {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.valueOf(2));
  }

  /** The median of what was measured; the source writes 0.0 where nothing was. */
  private static String measuredPower(List<BigDecimal> sorted) {
    List<BigDecimal> measured = sorted.stream().filter(value -> value.signum() > 0).toList();
    return measured.isEmpty() ? "" : Decimals.plain(median(measured));
  }

  private static Origin origin() {
    return new Origin(
        "Patel et al., Splitwise: Efficient Generative LLM Inference Using Phase Splitting, ISCA"
            + " 2024. Copyright (c) 2024 Pratyush Patel.",
        List.of(Licences.mit("all rows")),
        List.of(
            new Source(
                "Mutinifni/splitwise-sim",
                "8f99e7dc9b407f4ce2488d03dd44c0b8b946dab0",
                "data/perf_model.csv")),
        "1,260 measurements aggregated to the median, minimum and maximum of each configuration,"
            + " 6 places. ttft is the prompt time of the whole batch. Power is the median of the"
            + " measured shares of TDP and empty where the source has 0.0 (all H100, A100 from batch"
            + " 32 on and some at batch 1). The power-capped H100 is kept as an accelerator of its"
            + " own, h100-80gb-pcap. max_output_tokens is a limit: above 256 many answers ended before"
            + " it, so end_to_end is not ttft + max_output_tokens x tpot. Doubtful in the source and left as"
            + " they are: llama2-70b, tensor parallel 2, batch 64 has a shorter ttft than batch 32 while its"
            + " end_to_end is 14-17 times ttft + 127 x tpot, as if it had been served in waves.");
  }
}
