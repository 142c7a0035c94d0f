package io.slit.server.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files read back by DuckDB. */
class ParquetTableTest {
  @TempDir private Path directory;

  /** Returns the rows of a query, each as the texts of its columns; {@code null} for null. */
  private static List<List<String>> query(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(found.getObject(i)));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  private String written(ParquetTable table) throws Exception {
    Path file = directory.resolve("table.parquet");
    Files.write(file, table.bytes());
    return "'" + file + "'";
  }

  @Test
  void everyTypeIsReadAsItWasWritten() throws Exception {
    ParquetColumn number = ParquetColumn.of("number", ParquetType.DOUBLE);
    ParquetColumn whole = ParquetColumn.of("whole", ParquetType.INTEGER);
    ParquetColumn text = ParquetColumn.of("text", ParquetType.TEXT);
    ParquetColumn at = ParquetColumn.of("instant", ParquetType.INSTANT);
    number.add(-0.1);
    number.add(1e300);
    whole.add(Long.MIN_VALUE);
    whole.add(7L);
    text.add("");
    text.add("Zürich, \"東京\"");
    at.add(Instant.parse("2023-07-10T12:00:00Z"));
    at.add(Instant.parse("1969-12-31T23:59:59.999Z"));
    String file = written(new ParquetTable(List.of(number, whole, text, at), Map.of("a", "b")));
    assertEquals(
        List.of(
            List.of("-0.1", "-9223372036854775808", "", "1688990400000"),
            List.of("1.0E300", "7", "Zürich, \"東京\"", "-1")),
        query("select number, whole, text, epoch_ms(instant) from " + file));
    assertEquals(
        List.of(List.of("TIMESTAMP WITH TIME ZONE")),
        query("select distinct typeof(instant) from " + file));
    assertEquals(
        List.of(List.of("a", "b")),
        query("select decode(key), decode(value) from parquet_kv_metadata(" + file + ")"));
  }

  @Test
  void rowsWithoutAValueAreNull() throws Exception {
    Random random = new Random(3);
    ParquetColumn sparse = ParquetColumn.optional("sparse", ParquetType.DOUBLE);
    List<List<String>> expected = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      // Runs of either kind of very different lengths.
      if (random.nextInt(1 + i / 100) > 3) {
        sparse.addUnknown();
        expected.add(List.of("null"));
      } else {
        sparse.add((double) i);
        expected.add(List.of(Double.toString(i)));
      }
    }
    String file = written(new ParquetTable(List.of(sparse), Map.of()));
    assertEquals(expected, query("select sparse from " + file));
  }

  @Test
  void manyColumnsAndNoRowsAreATable() throws Exception {
    List<ParquetColumn> columns = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      columns.add(ParquetColumn.of("c" + i, ParquetType.TEXT));
    }
    String file = written(new ParquetTable(columns, Map.of()));
    assertEquals(List.of(List.of("0")), query("select count(*) from " + file));
    assertEquals(40, query("select name from parquet_schema(" + file + ")").size() - 1);
  }

  @Test
  void refusesWhatIsNoTable() {
    ParquetColumn one = ParquetColumn.of("one", ParquetType.DOUBLE);
    one.add(1.0);
    ParquetColumn none = ParquetColumn.of("none", ParquetType.DOUBLE);
    assertThrows(
        IllegalArgumentException.class, () -> new ParquetTable(List.of(one, none), Map.of()));
    assertThrows(IllegalStateException.class, none::addUnknown);
    assertThrows(IllegalStateException.class, () -> none.add("text"));
  }
}
