package io.slit.predictor.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartNameTest {
  private static final Partition DAY = new Partition(LocalDate.of(2023, 7, 10), "DE");

  private static PartName logged(long from, long to) {
    return PartName.of(DAY, PartName.ofLogged(from, to)).orElseThrow();
  }

  @Test
  void whatWasCompactedIsNotReadTwice() {
    PartName whole = logged(1, 9);
    PartName imported = PartName.of(DAY, "part-otel-0123456789abcdef.parquet").orElseThrow();
    PartName next = logged(10, 12);
    List<PartName> all = List.of(logged(1, 4), whole, logged(5, 9), next, imported);
    assertEquals(List.of(whole, next, imported), PartName.readable(all, Function.identity()));
  }

  @Test
  void pushedBatchesAreImportedAndKnownByName() {
    String hash = "0123456789abcdef";
    for (String file : List.of(PartName.ofPushed(hash), PartName.ofMerged(hash))) {
      PartName pushed = PartName.of(DAY, file).orElseThrow();
      assertTrue(pushed.isPushed(), file);
      assertTrue(pushed.isImported(), file);
    }
    assertFalse(PartName.of(DAY, "part-otel-" + hash + ".parquet").orElseThrow().isPushed());
    assertFalse(logged(1, 4).isPushed());
  }

  @Test
  void otherFilesAreNoParts() {
    assertEquals(Optional.empty(), PartName.of(DAY, ".part-000000000001-000000000002.parquet.tmp"));
    assertEquals(Optional.empty(), PartName.of(DAY, "part-00000-c000.snappy.parquet"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DE", "eu north/1", "100 %", "a+b", "001", "site=x"})
  void aSiteIsReadBackFromItsDirectory(String site) {
    Partition partition = new Partition(LocalDate.of(2024, 2, 29), site);
    String[] directories = partition.directory().split("/", -1);
    assertEquals(2, directories.length);
    assertEquals(Optional.of(partition), Partition.of(directories[0], directories[1]));
  }
}
