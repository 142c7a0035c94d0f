package io.slit.server.footprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.json.FootprintReportText;
import io.slit.server.json.LedgerJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FootprintReportTest {
  private static final Instant NOON = Instant.parse("2023-07-10T12:00:00Z");

  private static Instant minute(int minutes) {
    return NOON.plusSeconds(60L * minutes);
  }

  private static Amounts amounts(double size) {
    return new Amounts(size, 10 * size, 2 * size, size / 10);
  }

  /** A plan of the quarter of an hour that begins at noon. */
  private static LedgerRow row(long run, int from, int to, Realised realised) {
    return new LedgerRow(
        "plan-" + from,
        run,
        minute(from),
        minute(to),
        NOON,
        minute(15),
        Optional.of(new Planned(amounts(60), amounts(20))),
        Map.of("nearest", new Planned(amounts(90), amounts(30))),
        realised);
  }

  private static Realised realised() {
    return new Realised(
        new Realised.Requests(5, 1, 2, 1, 3),
        amounts(3),
        amounts(2),
        Map.of("nearest", amounts(5)),
        new Realised.Tpot(4, 80, 60));
  }

  @Test
  void aPlanCountsForThePartOfItsEpochThatItWasInForce() {
    FootprintReport report =
        FootprintReport.of(
            NOON, minute(60), List.of(row(1, 0, 5, Realised.NONE), row(1, 5, 15, realised())));
    assertEquals(900, report.plannedSeconds(), 1e-9);
    assertEquals(600, report.planned().total().carbonGrams(), 1e-9);
    assertEquals(400, report.planned().controllable().carbonGrams(), 1e-9);
    assertEquals(600, report.baselines().get("nearest").controllable().carbonGrams(), 1e-9);
    FootprintReport half =
        FootprintReport.of(minute(10), minute(60), List.of(row(1, 5, 15, realised())));
    assertEquals(300, half.plannedSeconds(), 1e-9);
    assertEquals(200, half.planned().total().carbonGrams(), 1e-9);
  }

  @Test
  void aPlanThatOutlivesItsEpochCountsForItsEpochOnly() {
    FootprintReport report =
        FootprintReport.of(NOON, minute(60), List.of(row(1, 0, 40, Realised.NONE)));
    assertEquals(900, report.plannedSeconds(), 1e-9);
    assertEquals(600, report.planned().total().carbonGrams(), 1e-9);
  }

  @Test
  void rowsAreReadAsTheyWereWritten() {
    LedgerRow unknown =
        new LedgerRow(
            "p", 1, NOON, NOON, NOON, minute(15), Optional.empty(), Map.of(), Realised.NONE);
    List<LedgerRow> rows = List.of(row(7, 0, 5, realised()), unknown);
    assertEquals(rows, LedgerJson.read(LedgerJson.write(rows)));
  }

  @Test
  void aLaterRunOverTheSameTimeReplacesAnEarlierOne(@TempDir Path directory) {
    FootprintFiles files =
        new FootprintFiles(
            directory, new FootprintLedger.Format(LedgerJson::write, LedgerJson::read));
    var day = FootprintFiles.dayOf(NOON);
    files.merge(day, List.of(row(1, 0, 5, Realised.NONE), row(1, 5, 10, Realised.NONE)));
    files.merge(day, List.of(row(1, 5, 12, realised())));
    assertEquals(List.of("plan-0", "plan-5"), ids(files.read(day)), "the same row again");
    assertEquals(minute(12), files.read(day).get(1).to());
    files.merge(day, List.of(row(2, 1, 3, Realised.NONE)));
    assertEquals(List.of("plan-5", "plan-1"), ids(files.read(day)), "the row it overlaps is gone");
  }

  private static List<String> ids(List<LedgerRow> rows) {
    return rows.stream().map(LedgerRow::planId).toList();
  }

  @Test
  void whatIsNotKnownIsEmptyAndNotZero() {
    LedgerRow nothing =
        new LedgerRow(
            "p", 1, NOON, minute(15), NOON, minute(15), Optional.empty(), Map.of(), Realised.NONE);
    FootprintReport report = FootprintReport.of(NOON, minute(15), List.of(nothing));
    String json = new String(FootprintReportText.json(report, true), StandardCharsets.UTF_8);
    assertFalse(json.contains("carbon_g"), json);
    assertTrue(json.contains("\"planned_seconds\":0"), json);
    String line = FootprintReportText.csv(report).lines().skip(1).findFirst().orElseThrow();
    assertTrue(line.endsWith(",realised,in_force,,0,,,,,,,,"), line);
  }

  @Test
  void everyLineOfTheTableHasAllColumns() {
    FootprintReport report =
        FootprintReport.of(NOON, minute(15), List.of(row(1, 0, 15, realised())));
    List<String> lines = FootprintReportText.csv(report).lines().toList();
    assertEquals(7, lines.size(), "head, 2 planned, realised, unknown, 2 compared");
    for (String line : lines) {
      assertEquals(17, line.split(",", -1).length, line);
    }
    String json = new String(FootprintReportText.json(report, true), StandardCharsets.UTF_8);
    assertTrue(json.contains("\"realised_controllable\":{\"facility_kwh\":3.0,"), json);
  }
}
