package io.slit.server.reports;

import io.slit.server.json.FrontJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the front of an exploration into a directory, one file for each kind of reader. */
public final class FrontFiles {
  private FrontFiles() {}

  /**
   * Writes front.json, front.csv and front.html; existing ones are replaced.
   *
   * @return the directory
   */
  public static Path write(Exploration exploration, Path directory) {
    String json = FrontJson.full(exploration);
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("front.json"), json);
      Files.writeString(directory.resolve("front.csv"), FrontCsv.write(exploration));
      Files.writeString(directory.resolve("front.html"), FrontHtml.page(json));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The front cannot be written to %s. Name another directory by --out."
              .formatted(directory),
          e);
    }
  }
}
