package io.slit.server.storage;

/** The disk or the database refused. */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StorageException(String message, Throwable cause) {
    super(message, cause);
  }

  StorageException(String message) {
    super(message);
  }
}
