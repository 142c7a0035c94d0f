package io.slit.server.datasets.importing;

import io.slit.server.datasets.format.Origin;
import io.slit.server.datasets.format.Source;
import io.slit.server.datasets.format.TableFile;
import io.slit.server.datasets.format.TableInfo;
import io.slit.server.datasets.format.TableName;
import io.slit.server.datasets.format.TimeAxis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;

/** Derives a trace of requests with their times since the first one. */
record TraceImport(TableName table, String sourceFile, String what) implements TableImport {

  static final TraceImport CODE =
      new TraceImport(TableName.TRACE_CODE, "AzureLLMInferenceTrace_code.csv", "code completion");
  static final TraceImport CHAT =
      new TraceImport(TableName.TRACE_CHAT, "AzureLLMInferenceTrace_conv.csv", "conversation");

  private static final int NANO_PLACES = 9;
  private static final int MS_PLACES = 3;

  @Override
  public TableInfo run(SourceDirectory sources, TableWriter writer) {
    SourceTable trace = sources.table("traces_azure2023/" + sourceFile);
    CsvText text = new CsvText(table);
    for (int row = 0; row < trace.rows(); row++) {
      Duration offset = Duration.between(timestamp(trace, 0), timestamp(trace, row));
      text.row(
          seconds(offset), trace.text("ContextTokens", row), trace.text("GeneratedTokens", row));
    }
    TableFile file = writer.write(table.label().replace('_', '-') + ".csv.gz", text);
    return new TableInfo(
        table,
        "One hour of %s requests of an Azure LLM service: time since the first (%s, zone not stated) and tokens."
            .formatted(what, trace.text("TIMESTAMP", 0)),
        origin(),
        new TimeAxis.None(),
        List.of(file));
  }

  private static LocalDateTime timestamp(SourceTable trace, int row) {
    try {
      return LocalDateTime.parse(trace.text("TIMESTAMP", row).replace(' ', 'T'));
    } catch (DateTimeException cause) {
      throw trace.refusal("TIMESTAMP", row, "a time such as 2023-11-16 18:17:03.9799600", cause);
    }
  }

  private static String seconds(Duration offset) {
    return BigDecimal.valueOf(offset.toNanos(), NANO_PLACES)
        .setScale(MS_PLACES, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private Origin origin() {
    return new Origin(
        "Azure LLM inference trace 2023, Microsoft. Patel et al., Splitwise: Efficient Generative LLM"
            + " Inference Using Phase Splitting, ISCA 2024.",
        List.of(Licences.ccBy("all rows")),
        List.of(
            new Source(
                "Azure/AzurePublicDataset",
                "b469a113cedca53ddc3bdea71a143dc4b7d8700c",
                "data/" + sourceFile)),
        "offset_s = time stamp - first time stamp of this trace, rounded to milliseconds. The two"
            + " traces do not start together. No model, user or place is known.");
  }
}
