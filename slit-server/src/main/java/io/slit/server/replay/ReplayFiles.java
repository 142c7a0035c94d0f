package io.slit.server.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the results of a replay beside its cells. */
public final class ReplayFiles {
  private ReplayFiles() {}

  /** What is written as text. */
  public record Texts(String lines, String report) {}

  /**
   * Writes {@code replay.parquet}, {@code flows.parquet}, {@code replay.jsonl}, {@code replay.txt}
   * and {@code replay.html}.
   */
  public static void write(
      Path directory,
      ReplayOrder order,
      List<CellResult> results,
      List<ReplayTable> tables,
      Texts texts) {
    try {
      Files.write(directory.resolve("replay.parquet"), ReplayParquet.cells(order, results));
      Files.write(directory.resolve("flows.parquet"), ReplayParquet.flows(order, results));
      Files.writeString(directory.resolve("replay.jsonl"), texts.lines());
      Files.writeString(directory.resolve("replay.txt"), ReplayText.of(tables, results));
      Files.write(
          directory.resolve("replay.html"),
          ReplayHtml.page(texts.report()).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The results cannot be written to %s.".formatted(directory), e);
    }
  }
}
