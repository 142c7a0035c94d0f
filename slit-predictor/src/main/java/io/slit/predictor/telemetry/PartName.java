package io.slit.predictor.telemetry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the name of a part tells.
 *
 * @param partition the directory it lies in
 * @param file its name there
 * @param from first row of the log in it, or 0 if it was imported
 * @param to last row of the log in it, or 0 if it was imported
 */
public record PartName(Partition partition, String file, long from, long to) {
  private static final Pattern LOGGED = Pattern.compile("part-(\\d{12})-(\\d{12})\\.parquet");
  private static final Pattern IMPORTED = Pattern.compile("part-([a-z]+-[0-9a-f]{16})\\.parquet");
  private static final String PUSHED = "part-pushed-";
  private static final String MERGED = "part-merged-";

  /** Returns the name of a file with some rows of the log. */
  public static String ofLogged(long from, long to) {
    return "part-%012d-%012d.parquet".formatted(from, to);
  }

  /**
   * Returns the name of a file with rows that came in a small batch.
   *
   * @param hash 16 hexadecimal digits that name the batch
   */
  public static String ofPushed(String hash) {
    return PUSHED + hash + ".parquet";
  }

  /**
   * Returns the name of a file of merged batches.
   *
   * @param hash 16 hexadecimal digits that name what was merged
   */
  public static String ofMerged(String hash) {
    return MERGED + hash + ".parquet";
  }

  /** Returns what a file of a partition is; empty if it is no part. */
  public static Optional<PartName> of(Partition partition, String file) {
    Matcher logged = LOGGED.matcher(file);
    if (logged.matches()) {
      long from = Long.parseLong(logged.group(1));
      return Optional.of(new PartName(partition, file, from, Long.parseLong(logged.group(2))));
    }
    return IMPORTED.matcher(file).matches()
        ? Optional.of(new PartName(partition, file, 0, 0))
        : Optional.empty();
  }

  /** Tells whether its rows come from elsewhere and not from the log. */
  public boolean isImported() {
    return to == 0;
  }

  /** Tells whether its rows came in small batches, one or several merged. */
  public boolean isPushed() {
    return file.startsWith(PUSHED) || file.startsWith(MERGED);
  }

  /** Tells whether another part of the partition holds all its rows: it was compacted into it. */
  private boolean isWithin(PartName other) {
    return !isImported() && !equals(other) && other.from <= from && to <= other.to;
  }

  /**
   * Returns the parts to read, in their order: without those whose rows a compacted part holds too.
   */
  public static <T> List<T> readable(Collection<T> parts, Function<T, PartName> name) {
    Map<Partition, List<PartName>> byPartition =
        parts.stream().map(name).collect(Collectors.groupingBy(PartName::partition));
    return parts.stream()
        .filter(
            part -> {
              PartName own = name.apply(part);
              return byPartition.getOrDefault(own.partition(), List.of()).stream()
                  .noneMatch(own::isWithin);
            })
        .toList();
  }
}
