package io.slit.server.config;

import io.slit.core.search.robust.RiskMeasure;
import io.slit.core.search.robust.RobustOptions;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the configuration together of values that were read and checked.
 *
 * @param values of all settings
 * @param sources for what is no setting: live signals, and keys in the environment
 */
record ConfigAssembly(SettingValues values, ConfigSources sources) {
  /** Returns the configuration. */
  ServerConfig config() {
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
            get(RoutingSettings.TENANT_POLICIES),
            get(RoutingSettings.MAX_IN_FLIGHT),
            get(RoutingSettings.MAX_IN_FLIGHT_FACTOR)),
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
    get(UpstreamSettings.KEYS)
        .forEach(
            (name, variable) -> {
              String key = sources.environment().get(variable);
              if (key != null) {
                keys.put(name, new UpstreamKey(key.strip()));
              }
            });
    return new UpstreamConfig(
        keys,
        get(UpstreamSettings.MODELS),
        new UpstreamConfig.Limits(
            get(UpstreamSettings.FIRST_BYTE),
            get(UpstreamSettings.IDLE),
            get(UpstreamSettings.BUDGET),
            get(UpstreamSettings.ATTEMPTS)));
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
        robust(values));
  }

  /**
   * Returns how plans are judged over scenarios, if they are.
   *
   * @throws IllegalArgumentException if so few scenarios cannot tell
   */
  static Optional<RobustOptions> robust(SettingValues values) {
    Optional<RiskMeasure> measure = values.get(Settings.ROBUST);
    int scenarios = values.get(Settings.SCENARIOS);
    return measure.map(one -> new RobustOptions(one, scenarios));
  }

  private <T> T get(Setting<T> setting) {
    return values.get(setting);
  }
}
