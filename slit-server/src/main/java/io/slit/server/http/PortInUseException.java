package io.slit.server.http;

/** Another process listens on a port. */
public final class PortInUseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PortInUseException(String host, int port, String flag, Throwable cause) {
    super(
        "The port %d on %s is in use. Maybe a server runs already; choose another by %s."
            .formatted(port, host, flag),
        cause);
  }
}
