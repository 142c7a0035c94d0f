package io.slit.server.config;

import io.slit.core.plan.PlanPreference;
import io.slit.core.search.robust.RiskMeasure;
import io.slit.core.search.robust.Scenarios;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All settings there are. */
public final class Settings {
  /** Where the scenario is found under the home directory. */
  private static final String SCENARIO = "datasets/worldwide-14/scenario.yaml";

  static final Setting<String> HOST =
      new Setting<>(
          "host",
          "127.0.0.1",
          "a name or address of this machine",
          "interface to listen on; api_keys are needed if it is not loopback",
          text -> text);
  static final Setting<Integer> PORT =
      new Setting<>(
          "port",
          "8080",
          "0 to 65535",
          "port of the data routes; 0 takes a free one",
          Settings::port);
  static final Setting<Integer> MANAGEMENT_PORT =
      new Setting<>(
          "management_port",
          "9090",
          "0 to 65535",
          "port of all routes; 0 takes a free one",
          Settings::port);
  static final Setting<Integer> MAX_BODY_BYTES =
      new Setting<>(
          "max_body_bytes",
          "1048576",
          "1024 to 67108864",
          "largest body that is read",
          text -> Values.integer(text, 1024, 64 << 20));
  static final Setting<List<ApiKey>> API_KEYS =
      new Setting<>(
          "api_keys",
          "",
          "a list of role:sha256 or role@tenant:sha256, role one of route, telemetry, admin"
              + " (several roles or tenants joined by +)",
          "who may call; make a hash by: printf %s KEY | sha256sum",
          Values::apiKeys);
  static final Setting<Path> STATE_DIR =
      new Setting<>("state_dir", ".slit", "a directory", "what survives a restart", Path::of);
  static final Setting<Path> SCENARIO_FILE =
      new Setting<>(
          "scenario", defaultScenario(), "a file", "sites, models, request classes", Path::of);
  static final Setting<String> CLOCK =
      new Setting<>(
          "clock", "replay", "replay or real", "the time that plans are made for", Settings::clock);
  static final Setting<Instant> REPLAY_START =
      new Setting<>(
          "replay_start",
          "2023-07-10T12:00:00Z",
          "an instant like 2023-07-10T12:00:00Z",
          "what the replay clock shows first",
          Values::instant);
  static final Setting<Double> REPLAY_SPEED =
      new Setting<>(
          "replay_speed",
          "60",
          "0.001 to 3600",
          "how many times faster than the wall clock the replay runs",
          text -> Values.number(text, 0.001, 3600));
  static final Setting<String> EPOCH =
      new Setting<>(
          "epoch", "scenario", "scenario, or 1s to 24h", "what one plan covers", Settings::epoch);
  static final Setting<SearchLimit> SEARCH_BUDGET =
      new Setting<>(
          "search_budget",
          "2s",
          "a time of 100ms to 1h, or 100 to 100000000 evaluations",
          "when the search for a plan stops",
          Values::searchLimit);
  static final Setting<Integer> SEARCH_THREADS =
      new Setting<>(
          "search_threads",
          "1",
          "1 to 256",
          "threads that search; how many there are does not change the plans",
          text -> Values.integer(text, 1, 256));
  static final Setting<Long> SEED =
      new Setting<>("seed", "42", "a 64-bit integer", "seed of the search", Long::valueOf);
  static final Setting<PlanPreference> PREFERENCE =
      new Setting<>(
          "preference",
          "balanced",
          "balanced, lowest:OBJECTIVE, weights:OBJECTIVE=N,... or limits:OBJECTIVE=N,... with"
              + " OBJECTIVE one of ttft, carbon, water, cost, quality",
          "which plan of the Pareto front is put in force",
          PreferenceText::parse);

  static final Setting<Optional<RiskMeasure>> ROBUST =
      new Setting<>(
          "robust",
          "none",
          "none, mean, p50 to p99, cvar50 to cvar99, or worst",
          "what plans are judged by over scenarios of the forecast; none: by what is expected",
          text -> text.equals("none") ? Optional.empty() : Optional.of(RiskMeasure.parse(text)));
  static final Setting<Integer> SCENARIOS =
      new Setting<>(
          "scenarios",
          "9",
          "1 to 1000",
          "scenarios that robust plans are judged over",
          text -> Values.integer(text, 1, Scenarios.MOST));

  static final Setting<Duration> TELEMETRY_FLUSH =
      new Setting<>(
          "telemetry_flush",
          "60s",
          "1s to 24h",
          "how often outcomes go on to Parquet, in wall time",
          text -> Values.duration(text, Duration.ofSeconds(1), Duration.ofHours(24)));
  static final Setting<Integer> TELEMETRY_DAYS =
      new Setting<>(
          "telemetry_days",
          "90",
          "1 to 36500",
          "days of outcomes that are kept",
          text -> Values.integer(text, 1, 36_500));

  static final Setting<Optional<Path>> SCRAPE =
      new Setting<>(
          "scrape",
          "",
          "a file, or nothing",
          "file that names the metrics of inference servers and GPUs to scrape",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));

  /** How logs are written; read before anything is logged. */
  public static final Setting<String> LOG_FORMAT =
      new Setting<>(
          "log_format",
          "text",
          "text or json",
          "how logs are written: lines for people, or one JSON object a line",
          text -> oneOf(text, "text", "json"));

  /** How long a server that is stopped waits for its open requests. */
  public static final Setting<Duration> DRAIN =
      new Setting<>(
          "drain",
          "30s",
          "10ms to 1h",
          "longest wait for open requests when the server is stopped",
          UpstreamSettings::wait);

  /** All of them, in the order they are shown. */
  public static final List<Setting<?>> ALL =
      List.of(
          HOST,
          PORT,
          MANAGEMENT_PORT,
          MAX_BODY_BYTES,
          API_KEYS,
          STATE_DIR,
          SCENARIO_FILE,
          CLOCK,
          REPLAY_START,
          REPLAY_SPEED,
          EPOCH,
          SEARCH_BUDGET,
          SEARCH_THREADS,
          SEED,
          PREFERENCE,
          ROBUST,
          SCENARIOS,
          TELEMETRY_FLUSH,
          TELEMETRY_DAYS,
          SCRAPE,
          RoutingSettings.TENANT_POLICIES,
          RoutingSettings.MAX_IN_FLIGHT,
          RoutingSettings.MAX_IN_FLIGHT_FACTOR,
          UpstreamSettings.KEYS,
          UpstreamSettings.MODELS,
          UpstreamSettings.FIRST_BYTE,
          UpstreamSettings.IDLE,
          UpstreamSettings.BUDGET,
          UpstreamSettings.ATTEMPTS,
          FollowSettings.FOLLOW,
          FollowSettings.FOLLOW_KEY_FILE,
          FollowSettings.FOLLOWER_ID,
          FollowSettings.FOLLOW_POLL,
          FollowSettings.FOLLOW_KEEP,
          FollowSettings.TELEMETRY_DIR,
          LOG_FORMAT,
          DRAIN);

  private Settings() {}

  private static String defaultScenario() {
    return Path.of(System.getProperty("slit.home", ".")).resolve(SCENARIO).toString();
  }

  private static int port(String text) {
    return Values.integer(text, 0, 65_535);
  }

  private static String clock(String text) {
    return oneOf(text, "replay", "real");
  }

  private static String oneOf(String text, String first, String second) {
    if (text.equals(first) || text.equals(second)) {
      return text;
    }
    throw new IllegalArgumentException(text);
  }

  /** The text is kept: only the scenario knows what its own epoch is. */
  private static String epoch(String text) {
    if (!text.equals("scenario")) {
      epochLength(text);
    }
    return text;
  }

  static Duration epochLength(String text) {
    return Values.duration(text, Duration.ofSeconds(1), Duration.ofHours(24));
  }
}
