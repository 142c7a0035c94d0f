package io.slit.server.config;

import io.slit.server.json.SettingsYaml.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that was configured, unchecked.
 *
 * @param flags values by key, as given on the command line
 * @param environment variables of the process
 * @param fileName of the configuration file, for people; not used if there are no entries
 * @param fileEntries what stands in it
 * @param signals its section of live signals
 */
public record ConfigSources(
    Map<String, String> flags,
    Map<String, String> environment,
    String fileName,
    List<Entry> fileEntries,
    Optional<SignalsConfig> signals) {
  /** Copies the collections. */
  public ConfigSources {
    flags = Map.copyOf(flags);
    environment = Map.copyOf(environment);
    fileEntries = List.copyOf(fileEntries);
  }

  /** Sources without live signals. */
  public ConfigSources(
      Map<String, String> flags,
      Map<String, String> environment,
      String fileName,
      List<Entry> fileEntries) {
    this(flags, environment, fileName, fileEntries, Optional.empty());
  }

  /** Returns the same sources with live signals. */
  public ConfigSources withSignals(Optional<SignalsConfig> other) {
    return new ConfigSources(flags, environment, fileName, fileEntries, other);
  }
}
