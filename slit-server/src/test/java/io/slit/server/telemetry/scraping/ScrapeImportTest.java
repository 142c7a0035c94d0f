package io.slit.server.telemetry.scraping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.predictor.retrain.Served;
import io.slit.predictor.retrain.TelemetryRow;
import io.slit.server.TwoSites;
import io.slit.server.telemetry.importing.TelemetryImport.Imported;
import io.slit.server.telemetry.importing.TelemetryImport.Refused;
import io.slit.server.telemetry.store.TelemetryRows;
import io.slit.server.telemetry.store.TelemetryStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrapeImportTest {
  @TempDir private Path state;

  private static String scrape(int minute, int requests, int millijoules) {
    return "# scraped_at: 2023-07-10T12:%02d:00Z\n".formatted(minute)
        + Scrapes.engine(requests)
        + "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION{gpu=\"0\"} "
        + millijoules
        + "\n";
  }

  private Imported run(Path... files) {
    return new ScrapeImport(Scrapes.deployment()).run(List.of(files), TelemetryStore.of(state));
  }

  private List<TelemetryRow> rows() {
    TelemetryRows rows =
        new TelemetryRows(
            TelemetryStore.of(state), TwoSites.scenario().fleet(), Instant.MIN, any -> 16);
    return StreamSupport.stream(rows.spliterator(), false).toList();
  }

  /** Three pairs: one with load, one with a restart, one with load again. */
  @Test
  void makesRowsThatRetrainingLearnsFrom() throws Exception {
    Path late = state.resolve("late.prom");
    Files.writeString(late, scrape(2, 20, 400_000) + scrape(3, 140, 1_600_000));
    Path early = state.resolve("early.prom");
    Files.writeString(early, scrape(0, 1000, 100) + scrape(1, 1060, 216_000 * 60 + 100));
    Imported imported = run(late, early);
    assertEquals(4, imported.lines());
    assertEquals(2, imported.rows());
    assertEquals(
        Map.of("a counter was set back: an engine was started anew", new Refused(1, 3)),
        imported.refused());
    run(late, early);
    List<TelemetryRow> rows = rows();
    assertEquals(2, rows.size(), "the same again is the same as once");
    Served served = rows.get(0).served();
    assertEquals(Instant.parse("2023-07-10T12:01:00Z"), rows.get(0).at());
    assertEquals(0.2, served.ttftSeconds(), 1e-9);
    assertEquals(0.02, served.tpotSeconds(), 1e-9);
    assertEquals(216, served.gpuJoules().orElseThrow(), 1e-6);
    assertEquals(OptionalLong.of(384), served.cachedTokens());
    assertEquals(199 * 0.02, rows.get(0).concurrency(), 1e-6);
    assertEquals(10, rows.get(1).served().gpuJoules().orElseThrow(), 1e-6);
  }

  @Test
  void aFileWithoutMarkIsFromWhenItWasChanged() throws Exception {
    Path first = state.resolve("1.prom");
    Path second = state.resolve("2.prom");
    Files.writeString(first, Scrapes.engine(0));
    Files.writeString(second, Scrapes.engine(60));
    Files.setLastModifiedTime(first, FileTime.from(Instant.parse("2023-07-10T12:00:00Z")));
    Files.setLastModifiedTime(second, FileTime.from(Instant.parse("2023-07-10T12:01:00Z")));
    assertEquals(1, run(first, second).rows());
  }

  @Test
  void namesTheFileThatIsMalformed() throws Exception {
    Path bad = state.resolve("bad.prom");
    Files.writeString(bad, "# scraped_at: noon\nvllm:a 1\n");
    Path worse = state.resolve("worse.prom");
    Files.writeString(worse, "# scraped_at: 2023-07-10T12:00:00Z\nvllm:a{ 1\n");
    Imported imported = run(bad, worse);
    assertEquals(0, imported.rows());
    assertTrue(
        imported.refused().keySet().stream()
            .anyMatch(one -> one.startsWith(bad + ": # scraped_at")),
        imported.refused().toString());
    assertTrue(
        imported.refused().keySet().stream().anyMatch(one -> one.startsWith(worse + ": line ")),
        imported.refused().toString());
  }
}
