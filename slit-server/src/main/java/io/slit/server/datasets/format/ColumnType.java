package io.slit.server.datasets.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the cells of a column are written. */
public enum ColumnType {
  /** UTF-8 text. */
  TEXT,
  /** The start of an hour in UTC, as 2023-11-16T18. */
  UTC_HOUR,
  /** 0 for no and 1 for yes. */
  FLAG,
  /** A whole number. */
  INTEGER,
  /** A decimal number. */
  DECIMAL;

  /** The name of this type in the manifest. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of this name in the manifest, if there is one. */
  public static Optional<ColumnType> find(String label) {
    return Arrays.stream(values()).filter(type -> type.label().equals(label)).findFirst();
  }

  /** All names, for a message. */
  public static String labels() {
    return Arrays.stream(values()).map(ColumnType::label).collect(Collectors.joining(", "));
  }
}
