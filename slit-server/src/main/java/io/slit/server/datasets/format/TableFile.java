package io.slit.server.datasets.format;

/**
 * One file of a table.
 *
 * @param file the path inside the dataset directory, with forward slashes
 * @param rows the number of rows without the header
 * @param sha256 the hash of the file as it is stored, 64 hexadecimal digits
 */
public record TableFile(String file, int rows, String sha256) {

  public TableFile {
    if (file.isBlank() || file.startsWith("/") || file.contains("..") || file.contains("\\")) {
      throw new DatasetException(
          "The file (%s) of a table must be a relative path inside the dataset directory, without '..'. Run the import again."
              .formatted(file));
    }
    if (rows < 0) {
      throw new DatasetException(
          "The rows (%d) of the file (%s) must be 0 or more. Run the import again."
              .formatted(rows, file));
    }
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new DatasetException(
          "The sha256 (%s) of the file (%s) must be 64 lower-case hexadecimal digits. Run the import again."
              .formatted(sha256, file));
    }
  }
}
