package io.slit.server.footprint;

import io.slit.server.files.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Rows on disk: a file for each day (UTC, on the clock of the plans), replaced as a whole. */
final class FootprintFiles {
  private final Path directory;
  private final FootprintLedger.Format format;
  private final DurableFiles files = new DurableFiles(() -> {});

  FootprintFiles(Path directory, FootprintLedger.Format format) {
    this.directory = directory;
    this.format = format;
  }

  static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private Path file(LocalDate day) {
    return directory.resolve(day + ".ndjson");
  }

  List<LedgerRow> read(LocalDate day) {
    try {
      return Files.exists(file(day))
          ? format.read().apply(Files.readString(file(day), StandardCharsets.UTF_8))
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("The file %s cannot be read.".formatted(file(day)), e);
    }
  }

  /** Returns the rows of all days from one to another that have a file. */
  List<LedgerRow> read(LocalDate first, LocalDate last) {
    List<LedgerRow> rows = new ArrayList<>();
    first.datesUntil(last.plusDays(1)).forEach(day -> rows.addAll(read(day)));
    return rows;
  }

  /** Writes rows of a day beside those that are there: the same row again replaces the old one. */
  void merge(LocalDate day, List<LedgerRow> fresh) {
    List<LedgerRow> rows = merged(read(day), fresh);
    try {
      files.createDirectories(directory);
      files.replace(file(day), format.write().apply(rows));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The file %s cannot be written: %s".formatted(file(day), e.getMessage()), e);
    }
  }

  /** A replay may live through the same time again: then the later run counts. */
  static List<LedgerRow> merged(List<LedgerRow> stored, List<LedgerRow> fresh) {
    List<LedgerRow> rows = new ArrayList<>();
    for (LedgerRow old : stored) {
      boolean again =
          fresh.stream()
              .anyMatch(
                  one ->
                      old.isRepeatedBy(one)
                          || (one.run() == old.run() && one.from().equals(old.from())));
      if (!again) {
        rows.add(old);
      }
    }
    rows.addAll(fresh);
    return rows;
  }
}
