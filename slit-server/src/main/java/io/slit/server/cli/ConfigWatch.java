package io.slit.server.cli;

import io.slit.server.SlitApplication;
import io.slit.server.config.EffectiveSetting;
import io.slit.server.config.Resolved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the configuration file and takes it over when it has changed. A file with a fault
 * changes nothing; settings that need a restart are named and stay as they were.
 */
final class ConfigWatch implements Runnable {
  /** The settings that are taken over without a restart. */
  static final Set<String> RELOADED =
      Set.of(
          "api_keys",
          "tenant_policies",
          "max_in_flight",
          "upstream_keys",
          "upstream_models",
          "upstream_first_byte",
          "upstream_idle",
          "upstream_budget",
          "upstream_attempts");

  private static final Logger LOG = LoggerFactory.getLogger(ConfigWatch.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Path file;
  private final Supplier<Resolved> source;
  private final SlitApplication app;
  private Map<String, String> last;
  private String stamp;

  /**
   * Begins with a configuration that is in use.
   *
   * @param source reads the configuration anew; throws if it has a fault
   */
  ConfigWatch(Path file, Resolved first, Supplier<Resolved> source, SlitApplication app) {
    this.file = file;
    this.source = source;
    this.app = app;
    this.last = values(first);
    this.stamp = stamp();
  }

  private static Map<String, String> values(Resolved resolved) {
    Map<String, String> values = new HashMap<>();
    for (EffectiveSetting one : resolved.settings()) {
      values.put(one.key(), one.value());
    }
    return values;
  }

  /** Looks until the thread is interrupted. */
  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(PERIOD.toMillis());
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    String now = stamp();
    if (!now.equals(stamp)) {
      stamp = now;
      reload();
    }
  }

  private String stamp() {
    try {
      return Files.getLastModifiedTime(file) + "/" + Files.size(file);
    } catch (IOException e) {
      return "none"; // as if it was empty: it may come, or come back
    }
  }

  private void reload() {
    try {
      Resolved next = source.get();
      Map<String, String> values = values(next);
      List<String> changed =
          values.keySet().stream()
              .filter(key -> !Objects.equals(values.get(key), last.get(key)))
              .sorted()
              .toList();
      app.reload(next.config());
      List<String> late = changed.stream().filter(key -> !RELOADED.contains(key)).toList();
      LOG.info("Configuration {} was read again. Changed: {}.", file, changed);
      if (!late.isEmpty()) {
        LOG.warn("These settings need a restart and stay as they were: {}.", late);
      }
      Map<String, String> taken = new HashMap<>(values);
      late.forEach(key -> taken.put(key, last.getOrDefault(key, "")));
      last = taken;
    } catch (RuntimeException e) {
      LOG.error("Configuration {} was not taken over; the old one stays. {}", file, e.getMessage());
    }
  }
}
