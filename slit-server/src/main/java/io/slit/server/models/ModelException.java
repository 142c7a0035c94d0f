package io.slit.server.models;

import org.jspecify.annotations.Nullable;

/** The refusal of a stored model or of its store: which file, what is wrong, what to do. */
public final class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Takes the message for people. */
  public ModelException(String message) {
    super(message);
  }

  /** Takes the message for people and what led to it. */
  public ModelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
