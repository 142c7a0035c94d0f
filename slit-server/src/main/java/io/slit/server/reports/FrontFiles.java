package io.slit.server.reports;

import io.slit.server.json.FrontJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the front of an exploration into files, one for each kind of reader. */
public final class FrontFiles {
  private static final String PARQUET = ".parquet";

  private FrontFiles() {}

  /**
   * Writes front.json, front.csv, front.html, front.parquet and front-shares.parquet; existing ones
   * are replaced. Of several epochs planned as one also epochs.csv.
   *
   * @return the directory
   */
  public static Path write(Exploration exploration, Path directory) {
    String json = FrontJson.full(exploration);
    write(directory.resolve("front.json"), json);
    write(directory.resolve("front.csv"), FrontCsv.write(exploration));
    write(directory.resolve("front.html"), FrontHtml.page(json));
    writeParquet(List.of(exploration), directory.resolve("front.parquet"));
    if (exploration.searched().isJoint()) {
      write(directory.resolve("epochs.csv"), JointCsv.epochs(exploration));
    }
    return directory;
  }

  /** Writes a text file, making its directory. */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes the plans of epochs into a Parquet file, and their shares into one beside it.
   *
   * @return the file of the shares: the same name with {@code -shares}
   */
  public static Path writeParquet(List<Exploration> epochs, Path file) {
    String name = file.getFileName().toString();
    String stem =
        name.endsWith(PARQUET) ? name.substring(0, name.length() - PARQUET.length()) : name;
    Path shares = file.resolveSibling(stem + "-shares" + PARQUET);
    write(file, FrontParquet.plans(epochs));
    write(shares, FrontParquet.shares(epochs));
    return shares;
  }

  /** Writes a file, making its directory. */
  public static void write(Path file, byte[] bytes) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The file %s cannot be written. Name another place.".formatted(file), e);
    }
  }
}
