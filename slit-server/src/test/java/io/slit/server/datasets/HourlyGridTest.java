package io.slit.server.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.datasets.format.DatasetException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Year;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HourlyGridTest {

  private static final String FILE_2022 = "grid/AA-2022.csv.gz";
  private static final String FILE_2023 = "grid/AA-2023.csv.gz";

  @TempDir Path temporary;
  private DatasetFixture fixture;

  @BeforeEach
  void importTinySource() {
    fixture = DatasetFixture.create(temporary);
  }

  @Test
  void joinsTheYearsOfAZone() {
    HourlyGrid grid = fixture.open().hourly("AA");
    assertEquals(17_520, grid.hours());
    assertEquals(Instant.parse("2022-01-01T00:00:00Z"), grid.start());
    assertEquals(Instant.parse("2024-01-01T00:00:00Z"), grid.end());
    assertEquals(8_760, grid.indexOf(Instant.parse("2023-01-01T00:59:59Z")));
    assertEquals(Instant.parse("2023-01-01T00:00:00Z"), grid.hourAt(8_760));
  }

  @Test
  void readsEachColumnInItsUnit() {
    HourlyGrid grid = fixture.open().hourly("AA", Year.of(2022));
    assertEquals(205.25, grid.carbonIntensityDirectGPerKwh(5));
    assertEquals(300, grid.carbonIntensityLifecycleGPerKwh(5));
    assertEquals(0.3564, grid.lowCarbonShare(5));
    assertEquals(-1.16, grid.priceUsdPerMwh(5));
    assertEquals(7.0, grid.temperatureC(5));
    assertEquals(6.25, grid.wetBulbC(5));
    assertEquals(11.2, grid.windSpeedKmPerH(5));
    assertEquals(0.5 * 2.0 / 2.5, grid.wueSiteLPerKwh(5));
    assertEquals(1.0679, grid.ewifWithoutHydroLPerKwh(5));
    assertEquals(1.5138, grid.ewifWithHydroLPerKwh(5));
    assertTrue(grid.isCarbonIntensityEstimated(5));
    assertTrue(grid.isPriceFilled(5));
    assertFalse(grid.isPriceFilled(6));
    assertFalse(grid.isCarbonIntensityEstimated(6));
  }

  @Test
  void refusesAMissingHour() {
    fixture.edit(FILE_2022, text -> withoutLineOf(text, "2022-03-01T05"));
    fixture.replaceInManifest(
        "\"file\" : \"" + FILE_2022 + "\",\n          \"rows\" : 8760",
        "\"file\" : \"" + FILE_2022 + "\",\n          \"rows\" : 8759");
    fixture.replaceInManifest("\"rows\" : 35040", "\"rows\" : 35039");
    refuses(FILE_2022, "number of hours (8759) must be 8760, all hours of 2022");
    refuses(FILE_2022, "line 1423: the utc (2022-03-01T06:00:00Z) must be 2022-03-01T05:00:00Z");
  }

  @Test
  void refusesAnHourThatIsDoubled() {
    fixture.replace(FILE_2023, "2023-03-01T05", "2023-03-01T04");
    refuses(
        FILE_2023, "the utc (2023-03-01T04:00:00Z) must be 2023-03-01T05:00:00Z, the next hour");
  }

  @Test
  void refusesTheHoursOfAnotherYear() {
    fixture.edit(FILE_2023, text -> text.replace("\n2023-", "\n2021-"));
    refuses(FILE_2023, "the utc (2021-01-01T00:00:00Z) must be 2023-01-01T00:00:00Z");
  }

  @Test
  void refusesNotANumber() {
    fixture.replace(FILE_2022, "2022-01-01T00,200.25", "2022-01-01T00,NaN");
    refuses(FILE_2022, "line 2: the ci_direct_g_kwh (NaN) must be a number in [0, 2000] gCO2e/kWh");
  }

  @Test
  void refusesAnEmptyCell() {
    fixture.replace(FILE_2022, "2022-01-01T00,200.25", "2022-01-01T00,");
    refuses(FILE_2022, "line 2: the ci_direct_g_kwh () must be a number");
  }

  @Test
  void refusesAValueOutOfRange() {
    fixture.replace(FILE_2022, "2022-01-01T00,200.25", "2022-01-01T00,-3");
    refuses(FILE_2022, "line 2: the ci_direct_g_kwh (-3) must be a number in [0, 2000]");
  }

  @Test
  void refusesAZoneThatIsNotThere() {
    DatasetException refusal =
        assertThrows(DatasetException.class, () -> fixture.open().hourly("XX"));
    assertTrue(refusal.getMessage().startsWith("The zone (XX) must have a file"));
  }

  @Test
  void refusesAYearThatIsNotThere() {
    DatasetException refusal =
        assertThrows(DatasetException.class, () -> fixture.open().hourly("AA", Year.of(2021)));
    assertTrue(refusal.getMessage().contains("(grid/AA-2021.csv.gz) must be one of the 4 files"));
  }

  @Test
  void refusesInstantsOutsideItsHours() {
    HourlyGrid grid = fixture.open().hourly("AA");
    assertThrows(DatasetException.class, () -> grid.indexOf(grid.end()));
    DatasetException refusal =
        assertThrows(DatasetException.class, () -> grid.indexOf(grid.start().minusNanos(1)));
    assertTrue(refusal.getMessage().contains("must be in [2022-01-01T00:00:00Z, "));
  }

  private static String withoutLineOf(String text, String hour) {
    int start = text.indexOf("\n" + hour) + 1;
    return text.substring(0, start) + text.substring(text.indexOf('\n', start) + 1);
  }

  private void refuses(String file, String problem) {
    DatasetException refusal =
        assertThrows(DatasetException.class, () -> fixture.open().hourly("AA"));
    String message = refusal.getMessage();
    assertTrue(message.startsWith("The file (" + file + ") is refused"), message);
    assertTrue(message.contains(problem), message);
    assertTrue(message.endsWith("or run the import again."), message);
  }
}
