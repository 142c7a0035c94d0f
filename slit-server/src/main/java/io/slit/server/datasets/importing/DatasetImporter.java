package io.slit.server.datasets.importing;

import io.slit.server.datasets.Dataset;
import io.slit.server.datasets.format.DatasetException;
import io.slit.server.datasets.format.Manifest;
import io.slit.server.datasets.format.TableFile;
import io.slit.server.datasets.format.TableInfo;
import io.slit.server.datasets.importing.ImportReport.ImportedTable;
import io.slit.server.json.ManifestJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Derives the dataset {@code worldwide-14} from the files of its sources.
 *
 * <p>The dataset is written beside its place, read back and verified, and only then takes its
 * place: an import that fails leaves the old dataset as it was. The same sources give the same
 * bytes.
 */
public final class DatasetImporter {

  /** The name of the dataset and of its directory. */
  public static final String DATASET = "worldwide-14";

  private final Consumer<String> progress;

  /**
   * @param progress takes a line per step
   */
  public DatasetImporter(Consumer<String> progress) {
    this.progress = progress;
  }

  /**
   * Imports everything.
   *
   * @param from the directory that holds the files of all sources
   * @param to the directory in which the directory of the dataset is made or replaced
   */
  public ImportReport importAll(Path from, Path to) {
    try (DatasetSwap swap = DatasetSwap.begin(to.resolve(DATASET))) {
      Manifest manifest = writeTables(new SourceDirectory(from), new TableWriter(swap.workspace()));
      progress.accept("verify");
      Dataset.open(swap.workspace()).verify();
      List<ImportedTable> tables = imported(swap.workspace(), manifest);
      swap.commit();
      return new ImportReport(to.resolve(DATASET), tables);
    } catch (IOException cause) {
      throw new DatasetException(
          "The directory (%s) must be writable. Check --to, the permissions and the space left."
              .formatted(to),
          cause);
    }
  }

  private Manifest writeTables(SourceDirectory sources, TableWriter writer) {
    List<TableInfo> tables = new ArrayList<>();
    for (TableImport table : imports()) {
      TableInfo info = table.run(sources, writer);
      progress.accept("%s: %d rows".formatted(info.name().label(), info.rows()));
      tables.add(info);
    }
    Manifest manifest = new Manifest(DATASET, Manifest.SCHEMA_VERSION, tables);
    writer.write(Manifest.FILE, ManifestJson.write(manifest).getBytes(StandardCharsets.UTF_8));
    return manifest;
  }

  private List<TableImport> imports() {
    return List.of(
        new GridImport(progress),
        new SitesImport(),
        new NetworkImport(),
        new ServingLatencyImport(),
        new ServingEnergyImport(),
        new QualityImport(),
        TraceImport.CODE,
        TraceImport.CHAT,
        new DemandImport(),
        new SummarisationImport(),
        new EmbodiedImport());
  }

  private static List<ImportedTable> imported(Path directory, Manifest manifest)
      throws IOException {
    List<ImportedTable> tables = new ArrayList<>();
    for (TableInfo table : manifest.tables()) {
      long bytes = 0;
      for (TableFile file : table.files()) {
        bytes += Files.size(directory.resolve(file.file()));
      }
      tables.add(
          new ImportedTable(table.name().label(), table.files().size(), table.rows(), bytes));
    }
    return tables;
  }
}
