package io.slit.predictor.spark;

/** What the user gave cannot be used; the message says what, where and what to do. */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  InputException(String message) {
    super(message);
  }

  InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
