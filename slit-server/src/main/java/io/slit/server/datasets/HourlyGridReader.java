package io.slit.server.datasets;

import io.slit.server.datasets.format.DatasetException;
import io.slit.server.datasets.format.Problem;
import io.slit.server.datasets.format.Problems;
import io.slit.server.datasets.format.Table;
import io.slit.server.datasets.format.TableFile;
import io.slit.server.datasets.format.TableInfo;
import io.slit.server.datasets.format.TableName;
import io.slit.server.datasets.format.TableReader;
import java.time.Instant;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;

/** Reads the hours of one zone and holds that none is missing, doubled or out of order. */
final class HourlyGridReader {

  private static final long SECONDS_PER_HOUR = 3600;

  private final TableReader reader;
  private final TableInfo info;

  HourlyGridReader(TableReader reader, TableInfo info) {
    this.reader = reader;
    this.info = info;
  }

  /** The path of the file of a zone and year inside a dataset. */
  static String file(String zone, Year year) {
    return "grid/%s-%s.csv.gz".formatted(zone, year);
  }

  /** The hours of these years, which must follow each other. */
  HourlyGrid read(String zone, List<Year> years) {
    List<Table> tables = new ArrayList<>();
    for (Year year : years) {
      TableFile file = info.getFile(file(zone, year));
      Table table = reader.read(TableName.HOURLY_GRID, file);
      checkHours(table, year, TableReader.problems(file));
      tables.add(table);
    }
    long first = (long) tables.get(0).number("utc", 0);
    return new HourlyGrid(zone, Instant.ofEpochSecond(first * SECONDS_PER_HOUR), series(tables));
  }

  private static double[][] series(List<Table> tables) {
    int hours = tables.stream().mapToInt(Table::rows).sum();
    double[][] series = new double[HourlyGrid.SERIES.size()][hours];
    for (int column = 0; column < series.length; column++) {
      int at = 0;
      for (Table table : tables) {
        double[] part = table.numbers(HourlyGrid.SERIES.get(column));
        System.arraycopy(part, 0, series[column], at, part.length);
        at += part.length;
      }
    }
    return series;
  }

  private static void checkHours(Table table, Year year, Problems problems) {
    long expected = epochHour(year);
    if (table.rows() != epochHour(year.plusYears(1)) - expected) {
      problems.add(
          new Problem(
              table.rows() + 1L,
              "number of hours",
              String.valueOf(table.rows()),
              "%d, all hours of %s".formatted(epochHour(year.plusYears(1)) - expected, year)));
    }
    double[] hours = table.numbers("utc");
    for (int row = 0; row < hours.length; row++, expected++) {
      if (hours[row] != expected) {
        problems.add(
            new Problem(
                row + 2L,
                "utc",
                instant((long) hours[row]),
                instant(expected) + ", the next hour"));
        expected = (long) hours[row];
      }
    }
    problems.refuseIfAny();
  }

  private static String instant(long epochHour) {
    return Instant.ofEpochSecond(epochHour * SECONDS_PER_HOUR).toString();
  }

  private static long epochHour(Year year) {
    return year.atDay(1).toEpochDay() * 24;
  }

  /** The years that a dataset has for each of its zones. */
  static List<Year> years(TableInfo info, String zone) {
    String before = "grid/" + zone + "-";
    List<Year> years =
        info.files().stream()
            .map(TableFile::file)
            .filter(file -> file.startsWith(before) && file.endsWith(".csv.gz"))
            .map(file -> file.substring(before.length(), file.length() - ".csv.gz".length()))
            .filter(year -> year.matches("[0-9]{4}"))
            .map(Year::parse)
            .sorted()
            .toList();
    checkYears(years, zone);
    return years;
  }

  private static void checkYears(List<Year> years, String zone) {
    if (years.isEmpty()) {
      throw new DatasetException(
          "The zone (%s) must have a file such as grid/%s-2023.csv.gz in the manifest. Check its spelling."
              .formatted(zone, zone));
    }
    int span = years.get(years.size() - 1).getValue() - years.get(0).getValue() + 1;
    if (span != years.size()) {
      throw new DatasetException(
          "The years (%s) of the zone (%s) must follow each other. %s"
              .formatted(years, zone, TableReader.ADVICE));
    }
  }
}
