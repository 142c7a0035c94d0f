package io.slit.server.datasets.format;

import org.jspecify.annotations.Nullable;

/** The refusal of a dataset or of one of its files: what is wrong, what is allowed, what to do. */
public final class DatasetException extends RuntimeException {

  public DatasetException(String message) {
    super(message);
  }

  public DatasetException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
