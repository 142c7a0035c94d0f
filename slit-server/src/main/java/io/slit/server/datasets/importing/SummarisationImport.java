package io.slit.server.datasets.importing;

import io.slit.server.datasets.format.Origin;
import io.slit.server.datasets.format.Source;
import io.slit.server.datasets.format.TableFile;
import io.slit.server.datasets.format.TableInfo;
import io.slit.server.datasets.format.TableName;
import io.slit.server.datasets.format.TimeAxis;
import java.util.List;

/** Derives the lengths of summarisation requests. */
final class SummarisationImport implements TableImport {

  private static final String NAME = "arxiv_summarization_stats_llama2_tokenizer_filtered_v2.csv";

  @Override
  public TableInfo run(SourceDirectory sources, TableWriter writer) {
    SourceTable lengths = sources.table("traces_vidur/" + NAME);
    CsvText text = new CsvText(TableName.SUMMARISATION);
    for (int row = 0; row < lengths.rows(); row++) {
      text.row(lengths.text("num_prefill_tokens", row), lengths.text("num_decode_tokens", row));
    }
    TableFile file = writer.write("summarisation.csv.gz", text);
    return new TableInfo(
        TableName.SUMMARISATION,
        "Lengths of scientific papers and of their summaries in tokens of Llama 2, no arrival times.",
        origin(),
        new TimeAxis.None(),
        List.of(file));
  }

  private static Origin origin() {
    return new Origin(
        "Agrawal et al., Vidur: A Large-Scale Simulation Framework for LLM Inference, MLSys 2024."
            + " Copyright (c) Microsoft Corporation.",
        List.of(Licences.mit("all rows")),
        List.of(
            new Source(
                "microsoft/vidur",
                "7d47513363ec447a741ac5e47241580b47724fbf",
                "data/processed_traces/" + NAME)),
        "input_tokens and output_tokens as they are, in the order of the source; the sum and the"
            + " ratio are left out.");
  }
}
