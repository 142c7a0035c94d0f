package io.slit.server.datasets.importing;

import io.slit.server.datasets.format.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The directory that holds the files of all sources. */
record SourceDirectory(Path path) {

  /** The CSV file at this place. */
  SourceTable table(String file) {
    return SourceTable.parse(file, text(file));
  }

  /** The text of the file at this place. */
  String text(String file) {
    try {
      return Files.readString(path.resolve(file));
    } catch (IOException cause) {
      throw new DatasetException(
          "The source file (%s) must be readable in the directory (%s). Check --from, it must hold all sources."
              .formatted(file, path),
          cause);
    }
  }
}
