package io.slit.server.parquet;

/** A file that is no Parquet file, is damaged, or has what this program does not read. */
public final class ParquetException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what is wrong with which file, and what to do. */
  public ParquetException(String message) {
    super(message);
  }

  /** Says what is wrong with which file, and what to do; with its cause. */
  public ParquetException(String message, Throwable cause) {
    super(message, cause);
  }
}
