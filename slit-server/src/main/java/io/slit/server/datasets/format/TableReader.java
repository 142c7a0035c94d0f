package io.slit.server.datasets.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Reads the files of a dataset directory and refuses any that is not what the manifest says.
 *
 * <p>Thread-safe; one call costs one pass over the file.
 */
public final class TableReader {

  /** What to do about a file that is damaged. */
  public static final String ADVICE =
      "Restore the file from version control, or run the import again.";

  private final Path directory;

  public TableReader(Path directory) {
    this.directory = directory;
  }

  /** The content of a file: hash, header, rows, types and ranges are as the manifest says. */
  public Table read(TableName table, TableFile file) {
    byte[] stored = bytes(file);
    checkHash(file, stored);
    byte[] data = file.file().endsWith(".gz") ? unzip(file, stored) : stored;
    Problems problems = problems(file);
    Cells cells = new TableParser(data, table.columns(), problems).parse(file.rows());
    problems.refuseIfAny();
    return new Table(file.file(), table.columns(), cells);
  }

  /** An empty collection of problems of this file, for checks that only its user can make. */
  public static Problems problems(TableFile file) {
    return new Problems(file.file(), ADVICE);
  }

  private byte[] bytes(TableFile file) {
    Path path = directory.resolve(file.file());
    try {
      return Files.readAllBytes(path);
    } catch (IOException cause) {
      throw new DatasetException(
          "The file (%s) of the dataset must be readable. %s".formatted(path, ADVICE), cause);
    }
  }

  private static void checkHash(TableFile file, byte[] stored) {
    String found = Sha256.of(stored);
    if (!found.equals(file.sha256())) {
      throw new DatasetException(
          "The sha256 (%s) of the file (%s) must be %s as in the manifest. %s"
              .formatted(found, file.file(), file.sha256(), ADVICE));
    }
  }

  private static byte[] unzip(TableFile file, byte[] stored) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(stored), 1 << 16)) {
      return in.readAllBytes();
    } catch (IOException cause) {
      throw new DatasetException(
          "The file (%s, %d bytes) must be a complete gzip file: %s. %s"
              .formatted(file.file(), stored.length, cause.getMessage(), ADVICE),
          cause);
    }
  }
}
