package io.slit.server.datasets.importing;

import io.slit.server.datasets.format.DatasetException;
import io.slit.server.datasets.format.Sha256;
import io.slit.server.datasets.format.TableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes the files of a dataset, compressed where the name ends in .gz. */
final class TableWriter {

  private final Path directory;

  TableWriter(Path directory) {
    this.directory = directory;
  }

  /** Writes a file and says what the manifest must say about it. */
  TableFile write(String file, CsvText text) {
    byte[] bytes = file.endsWith(".gz") ? zip(text.bytes()) : text.bytes();
    write(file, bytes);
    return new TableFile(file, text.rows(), Sha256.of(bytes));
  }

  /** Writes these bytes. */
  void write(String file, byte[] bytes) {
    Path path = directory.resolve(file);
    try {
      Files.createDirectories(path.resolveSibling(".").normalize());
      Files.write(path, bytes);
    } catch (IOException cause) {
      throw new DatasetException(
          "The file (%s) of the dataset must be writable. Check the permissions and the space left."
              .formatted(path),
          cause);
    }
  }

  /** Gzip without a time stamp: the same bytes give the same file. */
  private static byte[] zip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new Gzip(out)) {
      gzip.write(bytes);
    } catch (IOException cause) {
      throw new IllegalStateException("Compressing in memory must always work.", cause);
    }
    return out.toByteArray();
  }

  private static final class Gzip extends GZIPOutputStream {
    Gzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
