package io.slit.server.telemetry.store;

import io.slit.predictor.telemetry.PartName;
import io.slit.predictor.telemetry.Partition;
import io.slit.server.files.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The telemetry of a state directory: {@code telemetry/date=YYYY-MM-DD/site=SITE/part-*.parquet},
 * dates in UTC.
 *
 * <p>A part is written beside its place and moved there at once; its name says which rows of the
 * log it holds, so writing the same rows again replaces it. A part whose rows another part of its
 * partition holds too is a leftover of compaction: it is not read, and the next compaction removes
 * it. One writer at a time (the server, or a command that holds the lock of the state directory);
 * any number of readers.
 */
public final class TelemetryStore {
  private static final String FOLLOWER = "follower=";

  private final Path directory;
  private final DurableFiles files;

  private TelemetryStore(Path directory, DurableFiles files) {
    this.directory = directory;
    this.files = files;
  }

  /** Returns the store of a state directory; nothing is created yet. */
  public static TelemetryStore of(Path stateDirectory) {
    return of(stateDirectory, new DurableFiles(() -> {}));
  }

  /** Returns the store of one of several servers that share a directory. */
  public static TelemetryStore ofPartition(Path shared, String id) {
    return new TelemetryStore(shared.resolve(FOLLOWER + id), new DurableFiles(() -> {}));
  }

  /** Returns the ids of the servers that have written to a shared directory, sorted. */
  public static List<String> partitions(Path shared) {
    if (!Files.isDirectory(shared)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(shared)) {
      return paths
          .map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith(FOLLOWER))
          .map(name -> name.substring(FOLLOWER.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new TelemetryException(
          "The telemetry in %s cannot be read: %s.".formatted(shared, e), e);
    }
  }

  static TelemetryStore of(Path stateDirectory, DurableFiles files) {
    return new TelemetryStore(stateDirectory.resolve("telemetry"), files);
  }

  /** Returns the directory of its partitions. */
  public Path directory() {
    return directory;
  }

  /** Writes rows of the log, by their numbers; again is the same as once. */
  void writeLogged(long from, long to, List<TelemetryRecord> rows) {
    write(PartName.ofLogged(from, to), rows);
  }

  /**
   * Writes imported rows; again is the same as once.
   *
   * @param format where they come from, in lower-case letters
   * @param contentHash 16 hexadecimal digits of the hash of the file
   */
  public void writeImported(String format, String contentHash, List<TelemetryRecord> rows) {
    write("part-%s-%s.parquet".formatted(format, contentHash), rows);
  }

  /**
   * Writes rows that came by themselves, in many small batches; the same batch again is the same as
   * once until it is merged with others, and from the next merging on.
   *
   * @param hash 16 hexadecimal digits that name the batch
   */
  public void writePushed(String hash, List<TelemetryRecord> rows) {
    write(PartName.ofPushed(hash), rows);
  }

  private void write(String name, List<TelemetryRecord> rows) {
    Map<String, PartWriter> byDirectory = new TreeMap<>();
    for (TelemetryRecord row : rows) {
      LocalDate date = LocalDate.ofInstant(row.at(), ZoneOffset.UTC);
      String partition = new Partition(date, row.ranOn().site()).directory();
      byDirectory.computeIfAbsent(partition, missing -> new PartWriter()).add(row);
    }
    byDirectory.forEach(
        (partition, part) -> put(directory.resolve(partition).resolve(name), part.file()));
  }

  private void put(Path file, byte[] content) {
    run(
        () -> {
          files.createDirectories(parent(file));
          files.replace(file, content);
        });
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("The file (%s) must lie in a directory.".formatted(file));
    }
    return parent;
  }

  /** Returns the parts to read, the oldest first; leftovers of compaction are not among them. */
  List<Part> parts() {
    return PartName.readable(allParts(), Part::name);
  }

  private List<Part> allParts() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(directory, 3)) {
      return paths
          .filter(path -> path.getNameCount() == directory.getNameCount() + 3)
          .sorted()
          .map(TelemetryStore::part)
          .flatMap(Optional::stream)
          .toList();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private static Optional<Part> part(Path path) {
    String siteName = path.getName(path.getNameCount() - 2).toString();
    String date = path.getName(path.getNameCount() - 3).toString();
    return Partition.of(date, siteName).flatMap(partition -> Part.of(path, partition));
  }

  /** Returns the end of the newest day there is. */
  public Optional<Instant> newestDay() {
    return parts().stream()
        .map(part -> part.partition().date())
        .max(Comparator.naturalOrder())
        .map(date -> date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /**
   * Merges the small parts of every partition that has many; returns how many were merged. Parts of
   * imported files are left alone, so that a file that is imported again replaces itself.
   */
  public int compact() {
    List<Part> readable = parts();
    for (Part part : allParts()) {
      if (!readable.contains(part)) {
        run(() -> files.delete(part.path()));
      }
    }
    Map<Partition, List<Part>> byPartition =
        readable.stream().collect(Collectors.groupingBy(Part::partition));
    return byPartition.values().stream().mapToInt(this::compact).sum();
  }

  private int compact(List<Part> ofPartition) {
    return Stream.of(Merge.ofLogged(ofPartition), Merge.ofPushed(ofPartition))
        .flatMap(Optional::stream)
        .mapToInt(this::merge)
        .sum();
  }

  private int merge(Merge merge) {
    put(merge.target(), merge.content());
    for (Part part : merge.parts()) {
      if (!part.path().equals(merge.target())) {
        run(() -> files.delete(part.path()));
      }
    }
    return merge.parts().size();
  }

  /** Deletes the partitions of days before a date; returns how many files. */
  public int deleteBefore(LocalDate date) {
    List<Part> old =
        allParts().stream().filter(part -> part.partition().date().isBefore(date)).toList();
    for (Part part : old) {
      run(() -> files.delete(part.path()));
    }
    return old.size();
  }

  /** Returns how many rows there are by day and site, {@code date=.../site=...}. */
  public Map<String, Long> rowsByPartition() {
    Map<String, Long> rows = new TreeMap<>();
    parts()
        .forEach(
            part -> rows.merge(part.partition().directory(), (long) Merge.rows(part), Long::sum));
    return rows;
  }

  private interface Step {
    void run() throws IOException;
  }

  private void run(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private TelemetryException unusable(IOException e) {
    return new TelemetryException(
        "The telemetry in %s cannot be read or written: %s. Check permissions and free space; outcomes stay in the store."
            .formatted(directory, e),
        e);
  }
}
