package io.slit.server.telemetry.store;

/** Telemetry that cannot be written or read. */
public final class TelemetryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what is wrong with which file, and what to do. */
  public TelemetryException(String message) {
    super(message);
  }

  /** Says what is wrong with which file, and what to do; with its cause. */
  public TelemetryException(String message, Throwable cause) {
    super(message, cause);
  }
}
