package io.slit.server.datasets.importing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.datasets.Dataset;
import io.slit.server.datasets.TinySource;
import io.slit.server.datasets.format.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetImporterTest {

  @TempDir Path temporary;
  private Path source;
  private Path target;

  @BeforeEach
  void writeSource() {
    source = TinySource.write(temporary.resolve("source"));
    target = temporary.resolve("target");
  }

  @Test
  void reportsWhatItWrote() throws IOException {
    List<String> progress = new ArrayList<>();
    ImportReport report = new DatasetImporter(progress::add).importAll(source, target);
    assertEquals(target.resolve("worldwide-14"), report.directory());
    assertEquals(11, report.tables().size());
    assertEquals("hourly_grid", report.tables().get(0).name());
    assertEquals(4, report.tables().get(0).files());
    assertEquals(35_040, report.tables().get(0).rows());
    long stored = files(report.directory()).stream().mapToLong(DatasetImporterTest::size).sum();
    assertEquals(stored - size(report.directory().resolve("tables.json")), report.bytes());
    assertTrue(progress.contains("rtt: 4 rows"), progress::toString);
  }

  @Test
  void givesTheSameBytesTwice() throws IOException {
    importAll(target);
    importAll(temporary.resolve("again"));
    List<Path> files = files(target);
    assertEquals(15, files.size());
    for (Path file : files) {
      Path again = temporary.resolve("again").resolve(target.relativize(file));
      assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again), file.toString());
    }
  }

  @Test
  void replacesAnOlderDatasetWhole() throws IOException {
    importAll(target);
    Path leftover = Files.writeString(target.resolve("worldwide-14/leftover.csv"), "x");
    importAll(target);
    assertFalse(Files.exists(leftover));
    Dataset.open(target.resolve("worldwide-14")).verify();
  }

  @Test
  void leavesTheOldDatasetWhenTheImportFails() throws IOException {
    importAll(target);
    TinySource.replace(source, "grid/2023/BB.csv", "2023-07-01T05,", "2023-07-01T04,");
    assertThrows(DatasetException.class, () -> importAll(target));
    Dataset.open(target.resolve("worldwide-14")).verify();
    assertEquals(List.of(target.resolve("worldwide-14")), children(target));
  }

  @Test
  void neverReplacesADirectoryThatHoldsSomethingElse() throws IOException {
    Path precious = target.resolve("worldwide-14/thesis.txt");
    Files.createDirectories(precious.getParent());
    Files.writeString(precious, "x");
    refuses("must be absent or hold a dataset (tables.json)");
    assertTrue(Files.exists(precious));
  }

  @Test
  void refusesASourceThatIsNotThere() throws IOException {
    Files.delete(source.resolve("quality/llama3_1_model_card.csv"));
    refuses("The source file (quality/llama3_1_model_card.csv) must be readable");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          grid/2022/AA.csv                       | utc,ci_direct      | utc,ci_undirected | The column (ci_direct_g_kwh) must be one of
          grid/2022/AA.csv                       | 35.64              | ''                | grid/2022/AA.csv line 2: the low_carbon_pct () must be a number
          grid/2022/AA.csv                       | 35.64,24.21        | 35.64             | line 2: the number of cells (15) must be 16
          grid/2022/AA.csv                       | 200.25             | ''                | line 2: the ci_direct_g_kwh () must be a number in [0, 2000]
          network_latency/rtt_ms_14zones.csv     | AA,BB              | AA,CC             | the to_zone (CC) must be one of the sites
          serving_energy_mlenergy/models.json    | m/x                | m/y               | The model (m/x) must be one of the 1 models
          serving_energy_mlenergy/models.json    | 27                 | null              | The field (m/x.params)
          traces_azure2023/AzureLLMInferenceTrace_code.csv | 16 18:17:04 | 16 25:17:04    | line 3: the TIMESTAMP
          embodied/ecologits_constants.csv       | server_gpus        | gpus              | must have a row whose name is (server_gpus)
          """)
  void refusesASourceThatIsWrong(String file, String from, String to, String problem) {
    TinySource.replace(source, file, from, to);
    refuses(problem);
    assertFalse(Files.exists(target.resolve("worldwide-14")));
  }

  private void refuses(String problem) {
    DatasetException refusal = assertThrows(DatasetException.class, () -> importAll(target));
    assertTrue(refusal.getMessage().contains(problem), refusal.getMessage());
  }

  private void importAll(Path to) {
    new DatasetImporter(line -> {}).importAll(source, to);
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.toList();
    }
  }

  private static long size(Path file) {
    return file.toFile().length();
  }
}
