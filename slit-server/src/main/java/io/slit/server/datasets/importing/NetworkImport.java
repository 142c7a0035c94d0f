package io.slit.server.datasets.importing;

import io.slit.server.datasets.format.Origin;
import io.slit.server.datasets.format.Source;
import io.slit.server.datasets.format.TableFile;
import io.slit.server.datasets.format.TableInfo;
import io.slit.server.datasets.format.TableName;
import io.slit.server.datasets.format.TimeAxis;
import java.util.List;

/** Derives the round-trip times, one row per pair of zones. */
final class NetworkImport implements TableImport {

  @Override
  public TableInfo run(SourceDirectory sources, TableWriter writer) {
    SourceTable matrix = sources.table("network_latency/rtt_ms_14zones.csv");
    CsvText text = new CsvText(TableName.RTT);
    for (int row = 0; row < matrix.rows(); row++) {
      for (String toZone : matrix.header().subList(1, matrix.header().size())) {
        text.row(matrix.text("source_zone", row), toZone, matrix.text(toZone, row));
      }
    }
    TableFile file = writer.write("rtt.csv", text);
    return new TableInfo(
        TableName.RTT,
        "Median round-trip time between the cloud regions of the zones, month ending 2024-04-09.",
        origin(),
        new TimeAxis.None(),
        List.of(file));
  }

  private static Origin origin() {
    return new Origin(
        "Microsoft Learn, Azure network round-trip latency statistics.",
        List.of(Licences.ccBy("all rows")),
        List.of(
            new Source(
                "MicrosoftDocs/azure-docs",
                "ms.date 04/10/2024",
                "articles/networking/azure-network-latency.md")),
        "Transcribed by hand. The column of West US mirrors its row, because the published one is"
            + " garbled. The diagonal (2 ms) is an assumption, nothing is published for it.");
  }
}
