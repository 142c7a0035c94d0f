package io.slit.server.json;

/**
 * Where a value stands in a file.
 *
 * @param file the file as it was named by whoever asked for it
 * @param line counted from 1
 * @param path the field, for example {@code sites[3].pue}; empty for the whole file
 */
public record Location(String file, int line, String path) {
  /** Returns the start of a file. */
  static Location startOf(String file) {
    return new Location(file, 1, "");
  }

  /** Returns the place of a field of the value that stands here. */
  Location field(String key, int fieldLine) {
    return new Location(file, fieldLine, path.isEmpty() ? key : path + "." + key);
  }

  /** Returns the place of an item of the list that stands here. */
  Location item(int index, int itemLine) {
    return new Location(file, itemLine, path + "[" + index + "]");
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + (path.isEmpty() ? "" : " " + path + ":");
  }
}
