package io.slit.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slit.core.simulation.policy.Information;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellFileTest {
  private static final Cell CELL =
      new Cell("slit-carbon", Instant.parse("2023-07-10T00:00:00Z"), 0.6, 3);

  @TempDir private Path directory;

  private static CellResult result() {
    return new CellResult(
        CELL,
        Information.FORECAST,
        Map.of(Metric.CARBON_KG, 0.1 + 0.2, Metric.TTFT_P95_MS, 700.25),
        List.of(1.0, 2.5),
        List.of(new CellResult.SiteFlow(7, "DE-LU", 12, 321.5, -4.25)));
  }

  @Test
  void whatIsWrittenIsReadBitForBit() {
    CellFile.write(directory, result());
    assertEquals(Optional.of(result()), CellFile.read(directory, CELL));
  }

  @Test
  void aCellThatIsNotThereOrNotWholeIsNotDone() throws IOException {
    assertEquals(Optional.empty(), CellFile.read(directory, CELL));
    CellFile.write(directory, result());
    Path file = directory.resolve(CELL.fileName());
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, lines.size() - 1));
    assertEquals(Optional.empty(), CellFile.read(directory, CELL));
  }

  @Test
  void aForeignFileIsNamed() throws IOException {
    Files.writeString(directory.resolve(CELL.fileName()), "colour\tred\nend\n");
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> CellFile.read(directory, CELL));
    assertEquals(true, String.valueOf(wrong.getMessage()).contains(CELL.fileName()));
  }
}
