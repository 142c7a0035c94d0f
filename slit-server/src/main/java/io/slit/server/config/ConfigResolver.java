package io.slit.server.config;

import io.slit.core.search.robust.RiskMeasure;
import io.slit.core.search.robust.RobustOptions;
import io.slit.server.json.SettingsYaml;
import io.slit.server.json.SettingsYaml.Entry;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Map<String, Object> values = new LinkedHashMap<>();

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
    return new Resolved(config(), List.copyOf(effective.values()));
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
      values.put(setting.key(), setting.parser().apply(found.value().strip()));
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
      robust();
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
    for (String variable : get(Settings.UPSTREAM_KEYS).values()) {
      String key = sources.environment().get(variable);
      if (key == null || key.isBlank() || !key.strip().chars().allMatch(c -> c > 32 && c < 127)) {
        faults.add(
            "%s: the environment variable (%s) of upstream_keys must hold a key of visible ASCII characters. Export it before the start."
                .formatted(source(Settings.UPSTREAM_KEYS), variable));
      }
    }
  }

  private Optional<RobustOptions> robust() {
    Optional<RiskMeasure> measure = get(Settings.ROBUST);
    int scenarios = get(Settings.SCENARIOS);
    return measure.map(one -> new RobustOptions(one, scenarios));
  }

  private String source(Setting<?> setting) {
    EffectiveSetting found = effective.get(setting.key());
    return found == null ? "default" : found.source();
  }

  private ServerConfig config() {
    Listen listen =
        new Listen(
            get(Settings.HOST),
            get(Settings.PORT),
            get(Settings.MANAGEMENT_PORT),
            get(Settings.MAX_BODY_BYTES),
            get(Settings.API_KEYS));
    return new ServerConfig(
        listen,
        get(Settings.STATE_DIR),
        get(Settings.SCENARIO_FILE),
        clock(),
        planning(),
        new TelemetryConfig(
            get(Settings.TELEMETRY_FLUSH),
            get(Settings.TELEMETRY_DAYS),
            get(Settings.SCRAPE),
            get(FollowSettings.TELEMETRY_DIR).map(path -> new SharedTelemetry(path, serverId()))),
        new RoutingConfig(
            get(Settings.TENANT_POLICIES),
            get(Settings.MAX_IN_FLIGHT),
            get(Settings.MAX_IN_FLIGHT_FACTOR)),
        upstreams(),
        sources.signals(),
        get(FollowSettings.FOLLOW).map(this::follow));
  }

  private FollowConfig follow(URI planner) {
    return new FollowConfig(
        planner,
        get(FollowSettings.FOLLOW_KEY_FILE),
        serverId(),
        get(FollowSettings.FOLLOW_POLL),
        get(FollowSettings.FOLLOW_KEEP));
  }

  private String serverId() {
    return FollowSettings.idOf(
        get(FollowSettings.FOLLOWER_ID),
        get(FollowSettings.FOLLOW).isPresent(),
        get(Settings.PORT));
  }

  private UpstreamConfig upstreams() {
    Map<String, UpstreamKey> keys = new LinkedHashMap<>();
    get(Settings.UPSTREAM_KEYS)
        .forEach(
            (name, variable) -> {
              String key = sources.environment().get(variable);
              if (key != null) {
                keys.put(name, new UpstreamKey(key.strip()));
              }
            });
    return new UpstreamConfig(
        keys,
        get(Settings.UPSTREAM_MODELS),
        new UpstreamConfig.Limits(
            get(Settings.UPSTREAM_FIRST_BYTE),
            get(Settings.UPSTREAM_IDLE),
            get(Settings.UPSTREAM_BUDGET),
            get(Settings.UPSTREAM_ATTEMPTS)));
  }

  private ClockChoice clock() {
    return get(Settings.CLOCK).equals("real")
        ? new ClockChoice.Real()
        : new ClockChoice.Replay(get(Settings.REPLAY_START), get(Settings.REPLAY_SPEED));
  }

  private PlanningConfig planning() {
    String epoch = get(Settings.EPOCH);
    return new PlanningConfig(
        epoch.equals("scenario") ? null : Settings.epochLength(epoch),
        get(Settings.SEARCH_BUDGET),
        get(Settings.SEARCH_THREADS),
        get(Settings.SEED),
        get(Settings.PREFERENCE),
        robust());
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // read() put what T says
  private <T> T get(Setting<T> setting) {
    Object value = values.get(setting.key());
    if (value == null) {
      throw new IllegalStateException("The setting %s was not read.".formatted(setting.key()));
    }
    return (T) value;
  }
}
