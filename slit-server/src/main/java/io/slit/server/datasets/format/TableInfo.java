package io.slit.server.datasets.format;

import java.util.List;

/**
 * What the manifest says about one table.
 *
 * @param description what the table is, in one sentence
 * @param files its files; only a time series by zone and year has several
 */
public record TableInfo(
    TableName name, String description, Origin origin, TimeAxis time, List<TableFile> files) {

  public TableInfo {
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new DatasetException(
          "The table (%s) must have one file or more. Run the import again."
              .formatted(name.label()));
    }
  }

  /** The number of rows in all files. */
  public long rows() {
    return files.stream().mapToLong(TableFile::rows).sum();
  }

  /** The only file of this table. */
  public TableFile getOnlyFile() {
    if (files.size() != 1) {
      throw new DatasetException(
          "The table (%s) must have exactly 1 file, it has %d. Run the import again."
              .formatted(name.label(), files.size()));
    }
    return files.get(0);
  }

  /** The file of this path. */
  public TableFile getFile(String path) {
    return files.stream()
        .filter(file -> file.file().equals(path))
        .findFirst()
        .orElseThrow(
            () ->
                new DatasetException(
                    "The file (%s) must be one of the %d files of the table (%s). Check the zone and the year."
                        .formatted(path, files.size(), name.label())));
  }
}
