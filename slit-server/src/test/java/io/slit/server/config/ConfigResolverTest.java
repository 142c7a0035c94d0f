package io.slit.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.PlanPreference;
import io.slit.core.search.robust.RiskMeasure;
import io.slit.core.search.robust.RobustOptions;
import io.slit.server.json.LocatedException;
import io.slit.server.json.SettingsYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigResolverTest {
  private static final String HASH = "ab".repeat(32);

  @TempDir private Path directory;

  private static Resolved flags(Map<String, String> flags) {
    return ConfigResolver.resolve(new ConfigSources(flags, Map.of(), "", List.of()));
  }

  private Resolved file(String yaml, Map<String, String> env, Map<String, String> flags)
      throws Exception {
    Path file = Files.writeString(directory.resolve("slit.yaml"), yaml);
    return ConfigResolver.resolve(
        new ConfigSources(flags, env, "slit.yaml", SettingsYaml.read(file)));
  }

  @Test
  void hasDefaults() {
    ServerConfig config = flags(Map.of()).config();
    assertEquals("127.0.0.1", config.listen().host());
    assertEquals(8080, config.listen().port());
    assertEquals(9090, config.listen().managementPort());
    assertEquals(Path.of(".slit"), config.stateDir());
    assertEquals(new ClockChoice.Replay(Instant.parse("2023-07-10T12:00:00Z"), 60), config.clock());
    assertEquals(new PlanPreference.Balanced(), config.planning().preference());
    assertNull(config.planning().epoch());
  }

  @Test
  void flagsWinOverEnvironmentOverFileOverDefaults() throws Exception {
    Resolved resolved =
        file(
            "# mine\nport: 1001\nmanagement_port: 1002\nseed: 7\n",
            Map.of("SLIT_PORT", "2001", "SLIT_MANAGEMENT_PORT", "2002", "PATH", "x"),
            Map.of("port", "3001"));
    assertEquals(3001, resolved.config().listen().port());
    assertEquals(2002, resolved.config().listen().managementPort());
    assertEquals(7, resolved.config().planning().seed());
    assertEquals("flag --port", source(resolved, "port"));
    assertEquals("environment SLIT_MANAGEMENT_PORT", source(resolved, "management_port"));
    assertEquals("slit.yaml:4", source(resolved, "seed"));
    assertEquals("default", source(resolved, "host"));
  }

  private static String source(Resolved resolved, String key) {
    return resolved.settings().stream()
        .filter(setting -> setting.key().equals(key))
        .map(EffectiveSetting::source)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tellsAllFaultsWithTheirPlace() {
    ConfigException e =
        assertThrows(
            ConfigException.class,
            () ->
                file(
                    "port: 70000\nprot: 1\n",
                    Map.of("SLIT_SEED", "x", "SLIT_PROT", "1"),
                    Map.of("clock", "sun")));
    String[] lines = e.getMessage().split("\\R");
    assertEquals(5, lines.length, e.getMessage());
    assertTrue(e.getMessage().contains("slit.yaml:1: the setting port (70000) must be 0 to 65535"));
    assertTrue(e.getMessage().contains("slit.yaml:2: the setting (prot) is unknown. Known: "));
    assertTrue(e.getMessage().contains("environment SLIT_SEED: the setting seed (x) must be"));
    assertTrue(e.getMessage().contains("environment: the setting (SLIT_PROT) is unknown"));
    assertTrue(e.getMessage().contains("flag --clock: the setting clock (sun) must be replay"));
  }

  @ParameterizedTest
  @CsvSource({
    "port, -1",
    "max_body_bytes, 1",
    "clock, now",
    "replay_start, yesterday",
    "replay_speed, 0",
    "replay_speed, NaN",
    "epoch, 0s",
    "epoch, 15",
    "search_budget, 5ms",
    "search_budget, 3",
    "seed, 1.5",
    "preference, lowest:joy",
    "preference, best",
    "preference, weights:carbon=-1",
    "api_keys, route:123",
    "robust, p9",
    "robust, best",
    "scenarios, 0",
    "scenarios, 1001",
    "max_in_flight_factor, 0.001",
    "max_in_flight_factor, -1",
    "max_in_flight_factor, 101",
    "max_in_flight_factor, NaN",
    "max_in_flight_factor, none"
  })
  void refusesBadValues(String key, String value) {
    ConfigException e = assertThrows(ConfigException.class, () -> flags(Map.of(key, value)));
    assertTrue(e.getMessage().startsWith("flag --" + key.replace('_', '-')), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"off, 0", "0, 0", "0.01, 0.01", "1.5, 1.5", "100, 100"})
  void readsHowMuchMoreThanPlannedADeploymentMayHold(String value, double factor) {
    RoutingConfig routing = flags(Map.of("max_in_flight_factor", value)).config().routing();
    assertEquals(factor, routing.maxInFlightFactor());
    assertEquals(RoutingConfig.STANDARD, flags(Map.of()).config().routing());
  }

  @Test
  void readsHowPlansAreJudged() {
    assertEquals(Optional.empty(), flags(Map.of()).config().planning().robust());
    assertEquals(
        Optional.of(new RobustOptions(RiskMeasure.parse("p90"), 20)),
        flags(Map.of("robust", "p90", "scenarios", "20")).config().planning().robust());
  }

  @Test
  void refusesAQuantileThatSoFewScenariosCannotTell() {
    ConfigException e =
        assertThrows(
            ConfigException.class, () -> flags(Map.of("robust", "p99", "scenarios", "12")));
    assertTrue(e.getMessage().contains("flag --scenarios: "), e.getMessage());
    assertTrue(e.getMessage().contains("needs 50 scenarios"), e.getMessage());
  }

  @Test
  void readsEveryKindOfValue() {
    ServerConfig config =
        flags(
                Map.of(
                    "clock",
                    "real",
                    "epoch",
                    "5m",
                    "search_budget",
                    "20000",
                    "preference",
                    "weights:carbon=2,ttft_ms=1",
                    "api_keys",
                    "route+telemetry:" + HASH))
            .config();
    assertInstanceOf(ClockChoice.Real.class, config.clock());
    assertEquals(Duration.ofMinutes(5), config.planning().epoch());
    assertEquals(new SearchLimit.Evaluations(20_000), config.planning().budget());
    assertEquals(
        new PlanPreference.Weighted(Map.of(Objective.CARBON, 2.0, Objective.TTFT, 1.0)),
        config.planning().preference());
    assertEquals(
        List.of(new ApiKey(Set.of(Role.ROUTE, Role.TELEMETRY), HASH)), config.listen().apiKeys());
  }

  @Test
  void isNotOpenToOtherMachinesWithoutKeys() {
    ConfigException e = assertThrows(ConfigException.class, () -> flags(Map.of("host", "0.0.0.0")));
    assertTrue(e.getMessage().contains("api_keys is empty"), e.getMessage());
    assertEquals(
        "0.0.0.0",
        flags(Map.of("host", "0.0.0.0", "api_keys", "admin:" + HASH)).config().listen().host());
  }

  @Test
  void portsDiffer() {
    assertThrows(
        ConfigException.class, () -> flags(Map.of("port", "9000", "management_port", "9000")));
  }

  @Test
  void readsListsFromTheFile() throws Exception {
    String yaml = "api_keys:\n  - route:" + HASH + "\n  - admin:" + HASH + "\n";
    assertEquals(2, file(yaml, Map.of(), Map.of()).config().listen().apiKeys().size());
  }

  @Test
  void namesTheLineOfBrokenYaml() {
    for (String yaml : List.of("port: 1\nhost: {a: 1}\n", "port: 1\nport: 2\n")) {
      LocatedException e =
          assertThrows(LocatedException.class, () -> file(yaml, Map.of(), Map.of()));
      assertTrue(e.getMessage().contains("slit.yaml:2"), e.getMessage());
    }
  }
}
