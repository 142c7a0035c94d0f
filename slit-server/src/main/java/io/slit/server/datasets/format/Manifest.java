package io.slit.server.datasets.format;

import java.util.List;

/**
 * The table of contents of a dataset directory: its name and everything that is known about each of
 * its tables.
 */
public record Manifest(String dataset, int schemaVersion, List<TableInfo> tables) {

  /** The name of the manifest's file. */
  public static final String FILE = "tables.json";

  /** The version of the tables' columns that this code writes and reads. */
  public static final int SCHEMA_VERSION = 1;

  public Manifest {
    tables = List.copyOf(tables);
    if (schemaVersion != SCHEMA_VERSION) {
      throw new DatasetException(
          "The schema_version (%d) of the dataset (%s) must be %d. Run the import of this version of SLIT again."
              .formatted(schemaVersion, dataset, SCHEMA_VERSION));
    }
  }

  /** The table of this name. */
  public TableInfo getTable(TableName name) {
    return tables.stream()
        .filter(table -> table.name() == name)
        .findFirst()
        .orElseThrow(
            () ->
                new DatasetException(
                    "The dataset (%s) must have a table (%s). Run the import again."
                        .formatted(dataset, name.label())));
  }
}
