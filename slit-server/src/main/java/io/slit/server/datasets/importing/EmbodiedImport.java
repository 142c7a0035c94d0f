package io.slit.server.datasets.importing;

import io.slit.server.datasets.format.DatasetException;
import io.slit.server.datasets.format.Origin;
import io.slit.server.datasets.format.Source;
import io.slit.server.datasets.format.TableFile;
import io.slit.server.datasets.format.TableInfo;
import io.slit.server.datasets.format.TableName;
import io.slit.server.datasets.format.TimeAxis;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** Derives the constants about the carbon of hardware. */
final class EmbodiedImport implements TableImport {

  private static final String ECOLOGITS = "embodied/ecologits_constants.csv";
  private static final String CCF = "embodied/ccf_aws_embodied_gpu_instances.csv";
  private static final String A100_SERVER = "p4d.24xlarge";
  private static final int A100_SERVER_GPUS = 8;

  @Override
  public TableInfo run(SourceDirectory sources, TableWriter writer) {
    CsvText text = new CsvText(TableName.EMBODIED);
    addEcologits(text, sources.table(ECOLOGITS));
    addCloudCarbonFootprint(text, sources.table(CCF));
    TableFile file = writer.write("embodied.csv", text);
    return new TableInfo(
        TableName.EMBODIED,
        "Published carbon emitted to build GPUs and servers, with the server's lifetime and host power.",
        origin(),
        new TimeAxis.None(),
        List.of(file));
  }

  private static void addEcologits(CsvText text, SourceTable constants) {
    Constants to = new Constants(text, constants, "name", "EcoLogits");
    to.add("h100_gpu_kg", "gpu_embodied_gwp", "value", "kgCO2e", "H100 80GB");
    to.add("server_without_gpus_kg", "server_embodied_gwp", "value", "kgCO2e", "p5.48xlarge-like");
    to.add("server_gpus", "server_gpus", "value", "GPUs", "");
    to.add("server_power_without_gpus_kw", "server_power_no_gpu", "value", "kW", "");
    to.add("hardware_lifetime_s", "hardware_lifespan", "value", "s", "3 years");
  }

  private static void addCloudCarbonFootprint(CsvText text, SourceTable servers) {
    String source = "Cloud Carbon Footprint";
    Constants to = new Constants(text, servers, "type", source);
    to.add("a100_server_kg", A100_SERVER, "total", "kgCO2e", A100_SERVER + " with 8 A100");
    to.add("a100_server_gpus_kg", A100_SERVER, "additional_gpus", "kgCO2e", "share of the GPUs");
    to.add("a100_server_memory_kg", A100_SERVER, "additional_memory", "kgCO2e", "");
    to.add("a100_server_storage_kg", A100_SERVER, "additional_storage", "kgCO2e", "");
    to.add("a100_server_cpus_kg", A100_SERVER, "additional_cpus", "kgCO2e", "");
    BigDecimal gpus = servers.number("additional_gpus", rowOf(servers, "type", A100_SERVER));
    String each = Decimals.plain(Decimals.divide(gpus, BigDecimal.valueOf(A100_SERVER_GPUS)));
    text.row("a100_gpu_kg", each, "kgCO2e", source, "a100_server_gpus_kg / 8 GPUs");
  }

  /** Where constants are copied from and to. */
  private record Constants(CsvText text, SourceTable table, String key, String source) {

    void add(String name, String row, String column, String unit, String note) {
      BigDecimal value = table.number(column, rowOf(table, key, row));
      text.row(name, Decimals.plain(value), unit, source, note);
    }
  }

  private static int rowOf(SourceTable table, String key, String value) {
    return IntStream.range(0, table.rows())
        .filter(row -> table.text(key, row).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new DatasetException(
                    "The sources of embodied carbon must have a row whose %s is (%s). Fetch them again."
                        .formatted(key, value)));
  }

  private static Origin origin() {
    return new Origin(
        "EcoLogits, GenAI Impact. Cloud Carbon Footprint coefficients, Thoughtworks.",
        List.of(
            Licences.mpl("the rows whose source is EcoLogits"),
            Licences.apache("the rows whose source is Cloud Carbon Footprint")),
        List.of(
            new Source("genai-impact/ecologits", "2d0a1c76", "ecologits/impacts/llm.py"),
            new Source(
                "cloud-carbon-footprint/ccf-coefficients",
                "b0032d92",
                "output/coefficients-aws-embodied.csv")),
        "Constants copied as they are; a100_gpu_kg = share of the GPUs of a p4d.24xlarge / its 8 GPUs."
            + " The two sources draw their lines differently: do not add rows of one to rows of the"
            + " other without saying so.");
  }
}
