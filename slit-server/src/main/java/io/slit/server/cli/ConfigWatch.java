package io.slit.server.cli;

import io.slit.server.SlitApplication;
import io.slit.server.config.EffectiveSetting;
import io.slit.server.config.Resolved;
import io.slit.server.config.SignalsConfig;
import io.slit.server.json.ReloadReport;
import io.slit.server.json.SettingsYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the configuration file and takes it over when it has changed. A file with a fault
 * changes nothing; settings that need a restart are named and stay as they were.
 */
final class ConfigWatch implements Runnable {
  /** The settings that are taken over without a restart, besides live signals. */
  static final Set<String> RELOADED =
      Set.of(
          "api_keys",
          "tenant_policies",
          "max_in_flight",
          "max_in_flight_factor",
          "preference",
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
  private final Map<String, String> inUse;
  private Optional<SignalsConfig> signals;
  private volatile String stamp;

  /**
   * Begins with a configuration that is in use.
   *
   * @param source reads the configuration anew; throws if it has a fault
   */
  ConfigWatch(Path file, Resolved first, Supplier<Resolved> source, SlitApplication app) {
    this.file = file;
    this.source = source;
    this.app = app;
    this.inUse = values(first);
    this.signals = first.config().signals();
    this.stamp = stamp();
    app.reloads().readBy(this::reload);
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
    if (!stamp().equals(stamp)) {
      app.reloads().now();
    }
  }

  private String stamp() {
    try {
      return Files.getLastModifiedTime(file) + "/" + Files.size(file);
    } catch (IOException e) {
      return "none"; // as if it was empty: it may come, or come back
    }
  }

  /** Reads the file and takes over what may be; called by one thread at a time. */
  ReloadReport reload() {
    stamp = stamp();
    try {
      Resolved next = source.get();
      ReloadReport report = take(next, app.reload(next.config()));
      tell(report);
      return report;
    } catch (RuntimeException e) {
      LOG.error("Configuration {} was not taken over; the old one stays. {}", file, e.getMessage());
      return new ReloadReport(
          Instant.now(), List.of(), Map.of(), Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private void tell(ReloadReport report) {
    Set<String> changed = new TreeSet<>(report.taken());
    changed.addAll(report.waiting().keySet());
    LOG.info("Configuration {} was read again. Changed: {}.", file, changed);
    if (!report.waiting().isEmpty()) {
      Map<String, String> waiting = new TreeMap<>(report.waiting());
      LOG.warn("These settings need a restart and stay as they were: {}.", waiting.keySet());
      String why = waiting.get(SettingsYaml.SIGNALS);
      if (why != null) {
        LOG.warn("The old sources of signals are asked further: {}.", why);
      }
    }
  }

  /** Compares what is asked for with what is in use. */
  private ReloadReport take(Resolved next, Optional<String> oldSignals) {
    Map<String, String> asked = values(next);
    List<String> taken = new ArrayList<>();
    Map<String, String> waiting = new TreeMap<>();
    Set<String> keys = new TreeSet<>(asked.keySet());
    keys.addAll(inUse.keySet());
    keys.remove(SettingsYaml.SIGNALS);
    for (String key : keys) {
      String now = asked.getOrDefault(key, "");
      if (!now.equals(inUse.getOrDefault(key, ""))) {
        if (RELOADED.contains(key)) {
          taken.add(key);
          inUse.put(key, now);
        } else {
          waiting.put(key, "it is read at the start only");
        }
      }
    }
    if (oldSignals.isPresent()) {
      waiting.put(SettingsYaml.SIGNALS, oldSignals.get());
    } else if (!areTheSame(signals, next.config().signals())) {
      taken.add(SettingsYaml.SIGNALS);
      signals = next.config().signals();
    }
    return new ReloadReport(Instant.now(), taken, waiting, Optional.empty());
  }

  private static boolean areTheSame(Optional<SignalsConfig> one, Optional<SignalsConfig> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() && other.isEmpty();
    }
    return one.get().saysTheSameAs(other.get());
  }
}
