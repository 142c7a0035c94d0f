package io.slit.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.units.CarbonIntensity.Method;
import io.slit.server.json.LocatedException;
import io.slit.server.json.SettingsYaml;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalsReaderTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("EM_TOKEN", "s3cret", "WT_USER", "me", "WT_PASSWORD", "s3cret", "BLANK", " ");
  private static final String GOOD =
      """
      clock: real
      signals:
        carbon:
          method: average
          scope: lifecycle
          hold: 4h
          sources:
            - source: electricity-maps
              zones: {DE: DE, US: US-CAL-CISO}
              key_env: EM_TOKEN
              poll: 10m
              timeout: 5s
            - source: declared
              values: {DE: 400, US: 250.5}
        wet_bulb:
          sources:
            - source: open-meteo
      """;

  @TempDir private Path directory;

  private Path file(String yaml) {
    try {
      return Files.writeString(directory.resolve("slit.yaml"), yaml);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<SignalsConfig> read(String yaml) {
    return SettingsYaml.findSignals(file(yaml), new SignalsReader(ENVIRONMENT)::read);
  }

  private String refusal(String yaml) {
    String message = assertThrows(LocatedException.class, () -> read(yaml)).getMessage();
    assertFalse(message.contains("s3cret"), message);
    return message;
  }

  @Test
  void readsSourcesInTheirOrderWithZonesKeysAndTimes() {
    SignalsConfig config = read(GOOD).orElseThrow();
    CarbonConfig carbon = config.carbon().orElseThrow();
    assertEquals(Method.AVERAGE, carbon.method());
    assertEquals(Duration.ofHours(4), carbon.kind().hold());
    assertEquals(Duration.ofHours(2), carbon.kind().fresh());
    SourceConfig first = carbon.kind().sources().get(0);
    assertEquals(SourceType.ELECTRICITY_MAPS, first.type());
    assertEquals(Map.of("DE", "DE", "US", "US-CAL-CISO"), first.zones());
    assertEquals("s3cret", first.keys().get("key_env").value());
    assertEquals(
        new SourceConfig.Access(
            Optional.of(URI.create("https://api.electricitymaps.com/v3")),
            Duration.ofMinutes(10),
            Duration.ofSeconds(5)),
        first.access());
    assertEquals(Map.of("DE", 400.0, "US", 250.5), carbon.kind().sources().get(1).values());
    assertEquals(Optional.empty(), config.price());
    assertFalse(config.isWhole());
    assertEquals("carbon: electricity-maps, declared; wet_bulb: open-meteo", config.shown());
    assertFalse(config.toString().contains("s3cret"), "a key is never shown");
  }

  @Test
  void theFlatSettingsBesideItAreReadAsBefore() {
    assertEquals(
        List.of(new SettingsYaml.Entry("clock", "real", 1)), SettingsYaml.read(file(GOOD)));
    assertEquals(Optional.empty(), read("port: 1\n"));
  }

  @Test
  void aMarginalSourceAmongAverageOnesIsRefusedAtItsLine() {
    String mixed =
        GOOD.replace(
            "      - source: declared\n        values: {DE: 400, US: 250.5}\n",
            "      - source: watttime\n"
                + "        zones: {DE: X}\n"
                + "        user_env: WT_USER\n"
                + "        password_env: WT_PASSWORD\n");
    String message = refusal(mixed);
    assertTrue(message.contains("slit.yaml:13"), message);
    assertTrue(message.contains("watttime gives marginal"), message);
    assertTrue(message.contains("method is average"), message);
    String swapped = refusal(GOOD.replace("method: average", "method: marginal"));
    assertTrue(swapped.contains("electricity-maps gives average"), swapped);
  }

  @Test
  void aCarbonAwareSdkHasToSayWhatItPassesOn() {
    String sdk =
        GOOD.replace(
            "source: declared\n        values: {DE: 400, US: 250.5}\n",
            "source: carbon-aware-sdk\n"
                + "        url: http://127.0.0.1:5073\n"
                + "        zones: {DE: eastus}\n");
    assertTrue(refusal(sdk).contains("Add method: average"), refusal(sdk));
    String own = sdk.replace("zones: {DE: eastus}", "zones: {DE: eastus}\n        method: ");
    assertTrue(refusal(own + "marginal").length() > 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          key_env: EM_TOKEN | key_env: NO_SUCH     | slit.yaml:10: | (NO_SUCH)
          key_env: EM_TOKEN | key_env: BLANK       | slit.yaml:10: | (BLANK)
          key_env: EM_TOKEN | key_env: SLIT_KEY    | slit.yaml:10: | must not begin with SLIT_
          key_env: EM_TOKEN | key: s3cret          | slit.yaml:10: | The key (key) is unknown
          poll: 10m         | poll: 10 minutes     | slit.yaml:11: | a time of 1s to 24h
          poll: 10m         | poll: 25h            | slit.yaml:11: | a time of 1s to 24h
          timeout: 5s       | timeout: 90s         | slit.yaml:12: | a time of 100ms to 60s
          hold: 4h          | hold: 0s             | slit.yaml:6:  | hold must be a time
          scope: lifecycle  | scope: whole         | slit.yaml:5:  | must be one of direct, lifecycle
          method: average   | method: percentile   | slit.yaml:4:  | must be one of average, marginal
          electricity-maps  | electricity-map      | slit.yaml:8:  | must be one of
          electricity-maps  | entso-e              | slit.yaml:8:  | others have no carbon
          zones:            | zone:                | slit.yaml:9:  | The key (zone) is unknown
          US: 250.5         | US: much             | slit.yaml:14: | Expected a number
          open-meteo        | eia                  | slit.yaml:17: | others have no wet_bulb
          wet_bulb:         | humidity:            | slit.yaml:15: | The key (humidity) is unknown
          """)
  void aBadSettingIsToldWithItsPlaceAndWhatIsAllowed(
      String good, String bad, String place, String told) {
    String message = refusal(GOOD.replace(good, bad));
    assertTrue(message.contains(place), message);
    assertTrue(told == null || message.contains(told), message);
  }

  @Test
  void holdIsNoShorterThanFresh() {
    String message = refusal(GOOD.replace("hold: 4h", "hold: 4h\n    fresh: 5h"));
    assertTrue(message.contains("hold (14400 s) must be at least fresh (18000 s)"), message);
  }

  @Test
  void aKeyIsNotSentUnencryptedToAnotherMachine() {
    String open = GOOD.replace("poll: 10m", "url: http://maps.example/v3");
    assertTrue(refusal(open).contains("unencrypted"), refusal(open));
    assertTrue(read(open.replace("maps.example", "127.0.0.1:81")).isPresent());
    String hidden = GOOD.replace("poll: 10m", "url: 'https://s3cret@maps.example/v3'");
    assertTrue(refusal(hidden).contains("https://host/path"), refusal(hidden));
  }

  @Test
  void liveSignalsNeedTheClockOfThePresent() {
    ConfigSources sources =
        new ConfigSources(Map.of(), Map.of(), "slit.yaml", List.of()).withSignals(read(GOOD));
    String message =
        assertThrows(ConfigException.class, () -> ConfigResolver.resolve(sources)).getMessage();
    assertTrue(message.contains("slit.yaml:2"), message);
    assertTrue(message.contains("Set clock: real"), message);
    Resolved resolved =
        ConfigResolver.resolve(
            new ConfigSources(Map.of("clock", "real"), Map.of(), "slit.yaml", List.of())
                .withSignals(read(GOOD)));
    assertTrue(resolved.config().signals().isPresent());
    assertTrue(
        resolved.settings().stream().anyMatch(one -> one.value().contains("electricity-maps")));
    assertFalse(resolved.toString().contains("s3cret"));
  }
}
