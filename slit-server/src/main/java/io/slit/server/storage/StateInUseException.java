package io.slit.server.storage;

/** Another process, or another part of this one, works in the state directory. */
public final class StateInUseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StateInUseException(String message) {
    super(message);
  }

  /** Says more about another one. */
  public StateInUseException(String message, StateInUseException cause) {
    super(message, cause);
  }
}
