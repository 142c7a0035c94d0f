package io.slit.server.config;

import io.slit.server.json.SettingsYaml;
import io.slit.server.json.SettingsYaml.Entry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a configuration of its sources: flags over environment over file over defaults. */
public final class ConfigResolver {
  /** Variables that the start script and the command line read themselves. */
  private static final Set<String> OTHER_VARIABLES =
      Set.of("SLIT_JAVA", "SLIT_JAVA_OPTIONS", "SLIT_CONFIG");

  private final ConfigSources sources;
  private final List<String> faults = new ArrayList<>();
  private final Map<String, EffectiveSetting> effective = new LinkedHashMap<>();
  private final SettingValues values = new SettingValues();

  private ConfigResolver(ConfigSources sources) {
    this.sources = sources;
  }

  /**
   * Returns the configuration of some sources.
   *
   * @throws ConfigException if there is any fault; its message tells all of them
   */
  public static Resolved resolve(ConfigSources sources) {
    return new ConfigResolver(sources).resolve();
  }

  private Resolved resolve() {
    refuseUnknownKeys();
    for (Setting<?> setting : Settings.ALL) {
      read(setting);
    }
    if (faults.isEmpty()) {
      checkPorts();
      checkExposure();
      checkScenarios();
      checkUpstreamKeys();
      sources.signals().ifPresent(this::checkSignals);
    }
    if (!faults.isEmpty()) {
      throw new ConfigException(faults);
    }
    return new Resolved(
        new ConfigAssembly(values, sources).config(), List.copyOf(effective.values()));
  }

  private void refuseUnknownKeys() {
    Map<String, Setting<?>> byKey = new LinkedHashMap<>();
    Settings.ALL.forEach(setting -> byKey.put(setting.key(), setting));
    for (Entry entry : sources.fileEntries()) {
      if (!byKey.containsKey(entry.key())) {
        faults.add(unknown(at(entry), entry.key(), byKey.keySet()));
      }
    }
    Set<String> variables =
        Settings.ALL.stream().map(Setting::variable).collect(Collectors.toSet());
    sources.environment().keySet().stream()
        .filter(name -> name.startsWith(Setting.VARIABLE_PREFIX))
        .filter(name -> !variables.contains(name) && !OTHER_VARIABLES.contains(name))
        .sorted()
        .forEach(name -> faults.add(unknown("environment", name, variables)));
  }

  private static String unknown(String source, String key, Set<String> known) {
    return "%s: the setting (%s) is unknown. Known: %s."
        .formatted(source, key, String.join(", ", known.stream().sorted().toList()));
  }

  private void read(Setting<?> setting) {
    EffectiveSetting found = find(setting);
    effective.put(setting.key(), found);
    try {
      values.read(setting, found.value());
    } catch (IllegalArgumentException e) {
      faults.add(
          "%s: the setting %s (%s) must be %s. It is the %s."
              .formatted(
                  found.source(),
                  setting.key(),
                  found.value(),
                  setting.allowed(),
                  setting.meaning()));
    }
  }

  private EffectiveSetting find(Setting<?> setting) {
    String flag = sources.flags().get(setting.key());
    if (flag != null) {
      return new EffectiveSetting(setting.key(), flag, "flag " + setting.flag());
    }
    String variable = sources.environment().get(setting.variable());
    if (variable != null) {
      return new EffectiveSetting(setting.key(), variable, "environment " + setting.variable());
    }
    return sources.fileEntries().stream()
        .filter(entry -> entry.key().equals(setting.key()))
        .reduce((first, last) -> last)
        .map(entry -> new EffectiveSetting(setting.key(), entry.value(), at(entry)))
        .orElseGet(() -> new EffectiveSetting(setting.key(), setting.standard(), "default"));
  }

  private String at(Entry entry) {
    return sources.fileName() + ":" + entry.line();
  }

  private void checkPorts() {
    int port = get(Settings.PORT);
    if (port != 0 && port == get(Settings.MANAGEMENT_PORT)) {
      faults.add(
          "%s: the management_port (%d) must differ from the port. Choose another by --management-port."
              .formatted(source(Settings.MANAGEMENT_PORT), port));
    }
  }

  /** Whoever can reach the port may route, read and report: only this machine may do so unasked. */
  private void checkExposure() {
    String host = get(Settings.HOST);
    try {
      boolean loopback = InetAddress.getByName(host).isLoopbackAddress();
      if (!loopback && get(Settings.API_KEYS).isEmpty()) {
        faults.add(
            "%s: the host (%s) can be reached from other machines, and api_keys is empty. Set api_keys (role:sha256), or listen on 127.0.0.1."
                .formatted(source(Settings.HOST), host));
      }
    } catch (UnknownHostException e) {
      faults.add(
          "%s: the host (%s) is no name or address of this machine. Use 127.0.0.1, ::1 or localhost."
              .formatted(source(Settings.HOST), host));
    }
  }

  private void checkScenarios() {
    try {
      ConfigAssembly.robust(values);
    } catch (IllegalArgumentException e) {
      faults.add("%s: %s".formatted(source(Settings.SCENARIOS), e.getMessage()));
    }
  }

  /** Live signals are of today: a plan of another time must not be made with them. */
  private void checkSignals(SignalsConfig signals) {
    effective.put(
        SettingsYaml.SIGNALS,
        new EffectiveSetting(SettingsYaml.SIGNALS, signals.shown(), signals.place()));
    if (!get(Settings.CLOCK).equals("real")) {
      faults.add(
          "%s: the section signals needs the clock of the present, and clock is %s (%s). Set clock: real, or remove signals."
              .formatted(signals.place(), get(Settings.CLOCK), source(Settings.CLOCK)));
    }
  }

  /** The message names the variable, never what it holds. */
  private void checkUpstreamKeys() {
    for (String variable : get(UpstreamSettings.KEYS).values()) {
      String key = sources.environment().get(variable);
      if (key == null || key.isBlank() || !key.strip().chars().allMatch(c -> c > 32 && c < 127)) {
        faults.add(
            "%s: the environment variable (%s) of upstream_keys must hold a key of visible ASCII characters. Export it before the start."
                .formatted(source(UpstreamSettings.KEYS), variable));
      }
    }
  }

  private String source(Setting<?> setting) {
    EffectiveSetting found = effective.get(setting.key());
    return found == null ? "default" : found.source();
  }

  private <T> T get(Setting<T> setting) {
    return values.get(setting);
  }
}
