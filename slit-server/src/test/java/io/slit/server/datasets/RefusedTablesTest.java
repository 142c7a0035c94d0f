package io.slit.server.datasets;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.datasets.format.DatasetException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each check on the small tables has a file that fails it. */
class RefusedTablesTest {

  @TempDir Path temporary;
  private DatasetFixture fixture;

  @BeforeEach
  void importTinySource() {
    fixture = DatasetFixture.create(temporary);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sites.csv           | \\nBB,          | \\nAA,         | line 3: the zone (AA) must be unlike
          sites.csv           | Asia/Tokyo     | Asia/Tokio   | the time_zone (Asia/Tokio) must be a name
          sites.csv           | ,proxy         | ,maybe       | the pue_wue_quality (maybe) must be region or proxy
          sites.csv           | ,1.2,          | ,0.9,        | the pue (0.9) must be a number in [1, 3]
          sites.csv           | Beeville       | ''           | the city () must be text that is not empty
          rtt.csv             | AA,BB          | AA,AA        | the pair (AA to AA) must be unlike
          rtt.csv             | AA,BB          | AA,AA        | the pair (AA to BB) must be present
          rtt.csv             | AA,BB          | AA,XX        | the to_zone (XX) must be one of the sites [AA, BB]
          rtt.csv             | 101            | -101         | the rtt_ms (-101) must be a number in [0, 2000] ms
          serving-latency.csv | 20,10,30       | 31,10,30     | must be ordered: min <= median <= max
          serving-latency.csv | ,0.6,1         | ,,1          | must be measured in both columns or none
          serving-latency.csv | ,0.6,1         | ,0,1         | the average_power_share (0) must be a number in [0.001, 2] share of TDP, or empty
          serving-latency.csv | 512,1,128      | 512,1.5,128  | the batch_size (1.5) must be a whole number
          serving-energy.csv  | 370.629        | 0            | the energy_per_request_j (0) must be a number in [0.001, 10000000] J
          quality.csv         | 0.712          | 71.2         | the score (71.2) must be a number in [0, 1]
          quality.csv         | ,code,         | ,knowledge,  | must be unlike all pairs above it
          trace-code.csv.gz   | 0.000          | 0.053        | line 3: the offset_s (0.052) must be at or after
          trace-chat.csv.gz   | ,374,          | ,0,          | the input_tokens (0) must be a whole number in [1, 10000000] tokens
          demand.csv          | \\n1200         | \\n1800       | the window_start_s (1800) must be 1200, the next window
          demand.csv          | 5.5            | -5.5         | the total_rps (-5.5) must be
          summarisation.csv.gz| 54             | 0            | the output_tokens (0) must be
          embodied.csv        | server_gpus,   | h100_gpu_kg, | the name (h100_gpu_kg) must be unlike
          """)
  void refuses(String file, String from, String to, String problem) {
    fixture.replace(file, from.replace("\\n", "\n"), to.replace("\\n", "\n"));
    DatasetException refusal = assertThrows(DatasetException.class, () -> fixture.open().verify());
    String message = refusal.getMessage();
    assertTrue(message.startsWith("The file (" + file + ") is refused"), message);
    assertTrue(message.contains(problem), message);
  }

  @Test
  void refusesNamesAndTimesOutsideTheDataset() {
    Dataset dataset = fixture.open();
    assertThrows(DatasetException.class, () -> dataset.getSite("XX"));
    assertThrows(DatasetException.class, () -> dataset.rtt().rttMs("AA", "XX"));
    DemandShape demand = dataset.demand();
    assertThrows(DatasetException.class, () -> demand.getWindow(Duration.ofMinutes(30)));
    assertThrows(DatasetException.class, () -> demand.getWindow(Duration.ofMillis(-1)));
  }

  @Test
  void refusesADirectoryWithoutManifest() {
    DatasetException refusal =
        assertThrows(DatasetException.class, () -> Dataset.open(temporary.resolve("nowhere")));
    assertTrue(refusal.getMessage().contains("tables.json) of the dataset must be readable"));
  }
}
