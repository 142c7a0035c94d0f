package io.slit.server.config;

import java.util.List;

/** Faults of a configuration, all of them; nothing was started. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ConfigException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
  }
}
