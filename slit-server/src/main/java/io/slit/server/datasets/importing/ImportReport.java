package io.slit.server.datasets.importing;

import java.nio.file.Path;
import java.util.List;

/**
 * What an import wrote.
 *
 * @param directory the directory of the dataset
 */
public record ImportReport(Path directory, List<ImportedTable> tables) {

  public ImportReport {
    tables = List.copyOf(tables);
  }

  /** One table; the bytes are those of its files as they are stored. */
  public record ImportedTable(String name, int files, long rows, long bytes) {}

  /** The bytes of all tables. */
  public long bytes() {
    return tables.stream().mapToLong(ImportedTable::bytes).sum();
  }
}
