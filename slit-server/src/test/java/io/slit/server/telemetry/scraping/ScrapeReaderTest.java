package io.slit.server.telemetry.scraping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.TwoSites;
import io.slit.server.json.LocatedException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrapeReaderTest {
  private static final String GOOD =
      """
      interval_s: 30
      timeout_s: 2
      targets:
        - deployment: DE/h100/llama-3.1-8b
          vllm: [http://10.0.0.7:8000/metrics, http://10.0.0.8:8000/metrics]
          dcgm: [http://10.0.0.7:9400/metrics]
          gpus: ["0", "GPU-a"]
        - deployment: US-CA/h100/llama-3.1-8b
          vllm: [https://us.example/metrics]
      """;

  @TempDir private Path directory;

  private ScrapeSettings read(String text) throws Exception {
    Path file = directory.resolve("scrape.yaml");
    Files.writeString(file, text);
    return ScrapeReader.read(file, TwoSites.scenario().fleet());
  }

  @Test
  void readsTargets() throws Exception {
    ScrapeSettings settings = read(GOOD);
    assertEquals(Duration.ofSeconds(30), settings.interval());
    assertEquals(Duration.ofSeconds(2), settings.timeout());
    assertEquals(
        new ScrapeTarget(
            Scrapes.deployment(),
            List.of(
                URI.create("http://10.0.0.7:8000/metrics"),
                URI.create("http://10.0.0.8:8000/metrics")),
            List.of(URI.create("http://10.0.0.7:9400/metrics")),
            Set.of("0", "GPU-a")),
        settings.targets().get(0));
    assertEquals(List.of(), settings.targets().get(1).gpus());
  }

  @ParameterizedTest
  @CsvSource({
    "interval_s: 30, interval_s: 1, 1, 'must be in [5, 1800] s'",
    "DE/h100, DE/h200, 4, 'There is no deployment (DE/h200/llama-3.1-8b)'",
    "'https://us', 'ftp://us', 9, 'must be of http or https'",
    "'https://us', 'https://me:secret@us', 9, 'without a user'",
    "'https://us.example/metrics', '', 9, 'at least one'",
    "timeout_s, time_out, 2, 'is unknown'"
  })
  void tellsWhatIsWrongAndWhere(String old, String now, int line, String said) {
    String text = GOOD.replaceFirst(java.util.regex.Pattern.quote(old), now);
    LocatedException refused = assertThrows(LocatedException.class, () -> read(text));
    assertTrue(refused.getMessage().contains(said), refused.getMessage());
    assertTrue(refused.getMessage().contains("scrape.yaml:" + line), refused.getMessage());
  }
}
