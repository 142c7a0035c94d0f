package io.slit.server.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.datasets.format.Sha256;
import io.slit.server.datasets.format.TableFile;
import io.slit.server.datasets.format.TableInfo;
import io.slit.server.json.ManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Year;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The committed dataset is whole, small and what the sources say. */
class Worldwide14Test {

  private static final Path DIRECTORY =
      Path.of(System.getProperty("basedir", "."), "..", "datasets", "worldwide-14");
  private static final long MEGABYTE = 1_000_000;

  private final Dataset dataset = Dataset.open(DIRECTORY);

  @Test
  void loadsEveryTable() {
    dataset.verify();
  }

  @Test
  void has14ZonesOf17520Hours() {
    assertEquals(14, dataset.sites().size());
    for (HourlyGrid grid : dataset.allHourly()) {
      assertEquals(17_520, grid.hours(), grid.zone());
      assertEquals(Instant.parse("2022-01-01T00:00:00Z"), grid.start(), grid.zone());
    }
  }

  @Test
  void wueOf2023AveragesToThePublishedAnnualValue() {
    for (Site site : dataset.sites()) {
      HourlyGrid grid = dataset.hourly(site.zone(), Year.of(2023));
      double mean =
          IntStream.range(0, grid.hours())
              .mapToDouble(grid::wueSiteLPerKwh)
              .average()
              .orElseThrow();
      double published = site.efficiency().wueAnnualLPerKwh();
      assertEquals(published, mean, 0.01 * published, site.zone());
    }
  }

  @Test
  void isAtMost12MegabytesAndNoFileAbove3() throws IOException {
    List<Path> files = files();
    long total = 0;
    for (Path file : files) {
      assertTrue(Files.size(file) <= 3 * MEGABYTE, file.toString());
      total += Files.size(file);
    }
    assertTrue(total <= 12 * MEGABYTE, () -> "bytes of " + files.size() + " files");
  }

  @Test
  void manifestNamesEveryFileWithItsHash() throws IOException {
    List<TableFile> listed =
        dataset.manifest().tables().stream().map(TableInfo::files).flatMap(List::stream).toList();
    for (TableFile file : listed) {
      assertEquals(file.sha256(), Sha256.of(Files.readAllBytes(DIRECTORY.resolve(file.file()))));
    }
    assertEquals(listed.size() + 2, files().size(), "tables, the manifest and the scenario");
  }

  @Test
  void manifestIsWrittenByThisVersion() throws IOException {
    String text = Files.readString(DIRECTORY.resolve("tables.json"));
    assertEquals(text, ManifestJson.write(dataset.manifest()));
  }

  @Test
  void everyTableSaysWhomToNameAndUnderWhichLicence() {
    for (TableInfo table : dataset.manifest().tables()) {
      String name = table.name().label();
      assertFalse(table.description().isBlank(), name);
      assertFalse(table.origin().attribution().isBlank(), name);
      assertFalse(table.origin().licences().isEmpty(), name);
      assertFalse(table.origin().sources().isEmpty(), name);
      assertFalse(table.origin().derivation().isBlank(), name);
    }
  }

  /** WUE = 0.03 x 2.557 / 2.8947 = 0.026500. */
  @Test
  void knowsLondonInTheHourOfTheTrace() {
    HourlyGrid grid = dataset.hourly("GB");
    int hour = grid.indexOf(Instant.parse("2023-11-16T18:17:03Z"));
    assertEquals(262.63, grid.carbonIntensityDirectGPerKwh(hour));
    assertEquals(359.24, grid.carbonIntensityLifecycleGPerKwh(hour));
    assertEquals(244.84, grid.priceUsdPerMwh(hour));
    assertEquals(0.3564, grid.lowCarbonShare(hour));
    assertEquals(0.0265, grid.wueSiteLPerKwh(hour));
    assertEquals(1.0679, grid.ewifWithoutHydroLPerKwh(hour));
  }

  /** WUE = 2.06 x 5.682 / 5.5587 = 2.105694. */
  @Test
  void knowsSingaporeOnASummerAfternoon() {
    HourlyGrid grid = dataset.hourly("SG");
    int hour = grid.indexOf(Instant.parse("2022-07-01T06:00:00Z"));
    assertEquals(25.25, grid.wetBulbC(hour));
    assertEquals(22.0, grid.windSpeedKmPerH(hour));
    assertEquals(2.105694, grid.wueSiteLPerKwh(hour));
    assertEquals(1.0799, grid.ewifWithHydroLPerKwh(hour));
  }

  /** Fifteen measurements; their power was not missing, that of the H100 was. */
  @Test
  void knowsTheLatencyOfLlama70bOnEightA100() {
    ServingLatencyRow row = latency("a100-80gb");
    assertEquals(15, row.repetitions());
    assertEquals(new Spread(94.3101, 92.832387, 103.891863), row.timings().ttft());
    assertEquals(new GpuPower.Measured(0.434925, 0.748775), row.power());
    assertEquals(new GpuPower.NotMeasured(), latency("h100-80gb").power());
  }

  /** (69.4 + 73.0 + 48.3) / 3 = 63.5667. */
  @Test
  void knowsTheKnowledgeOfTheSmallestLlama() {
    QualityScore score = dataset.quality().get(0);
    assertEquals("meta-llama/Meta-Llama-3.1-8B-Instruct", score.model());
    assertEquals("knowledge", score.taskClass());
    assertEquals(0.635667, score.score());
    assertEquals(21, dataset.quality().size());
  }

  @Test
  void countsRowsAndTokensAsTheSourcesDo() {
    assertEquals(228, dataset.servingLatency().size());
    assertEquals(314, dataset.servingEnergy().size());
    assertEquals(28_257, dataset.summarisation().size());
    assertEquals(8_819, dataset.trace(Trace.CODE).size());
    List<TraceRequest> chat = dataset.trace(Trace.CHAT);
    assertEquals(22_361_870, chat.stream().mapToLong(TraceRequest::inputTokens).sum());
    assertEquals(3_501_722, chat.get(19_365).offset().toMillis());
    long holes =
        dataset.demand().windows().stream().filter(window -> window.totalRps().isEmpty()).count();
    assertEquals(37, holes);
  }

  private ServingLatencyRow latency(String accelerator) {
    return dataset.servingLatency().stream()
        .filter(row -> row.setup().equals(new ServingSetup("llama2-70b", accelerator, 8)))
        .filter(row -> row.batch().equals(new ServingLatencyRow.Batch(512, 1, 128)))
        .findFirst()
        .orElseThrow();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.walk(DIRECTORY)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }
}
