package io.slit.server.telemetry.store;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a partition.
 *
 * @param path where it is
 * @param partition directory of a day and a site
 * @param from first row of the log in it, or 0 if it was imported
 * @param to last row of the log in it, or 0 if it was imported
 */
record Part(Path path, Partition partition, long from, long to) {
  private static final Pattern LOGGED = Pattern.compile("part-(\\d{12})-(\\d{12})\\.parquet");
  private static final Pattern IMPORTED = Pattern.compile("part-([a-z]+-[0-9a-f]{16})\\.parquet");

  private static final String PUSHED = "part-pushed-";
  private static final String MERGED = "part-merged-";

  static String nameOf(long from, long to) {
    return "part-%012d-%012d.parquet".formatted(from, to);
  }

  /** Returns the name of a part of rows that came in a small batch. */
  static String pushedName(String hash) {
    return PUSHED + hash + ".parquet";
  }

  /** Returns the name of a part of merged batches. */
  static String mergedName(String hash) {
    return MERGED + hash + ".parquet";
  }

  /** Tells whether its rows came in small batches. */
  boolean isPushed() {
    String name = path.getFileName().toString();
    return name.startsWith(PUSHED) || name.startsWith(MERGED);
  }

  static Optional<Part> of(Path path, Partition partition) {
    String name = path.getFileName().toString();
    Matcher logged = LOGGED.matcher(name);
    if (logged.matches()) {
      return Optional.of(
          new Part(
              path, partition, Long.parseLong(logged.group(1)), Long.parseLong(logged.group(2))));
    }
    return IMPORTED.matcher(name).matches()
        ? Optional.of(new Part(path, partition, 0, 0))
        : Optional.empty();
  }

  boolean isImported() {
    return to == 0;
  }

  /** Tells whether another part of the partition holds all its rows: it was compacted into it. */
  boolean isWithin(Part other) {
    return !isImported()
        && !equals(other)
        && partition.equals(other.partition)
        && other.from <= from
        && to <= other.to;
  }

  /** A day and a site. */
  record Partition(LocalDate date, String site) {
    /** Returns its directory, as Hive names it. */
    String directory() {
      return "date=" + date + "/site=" + escaped(site);
    }

    static String escaped(String site) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < site.length(); i++) {
        char c = site.charAt(i);
        boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0);
        text.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
      }
      return text.toString();
    }
  }
}
