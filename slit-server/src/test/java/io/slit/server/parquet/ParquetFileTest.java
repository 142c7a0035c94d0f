package io.slit.server.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read back is what was written; DuckDB is the other reader. */
class ParquetFileTest {
  private static final int ROWS = 4_321;
  @TempDir private Path directory;

  private final List<Double> numbers = new ArrayList<>();
  private final List<Long> wholes = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final List<String> words = new ArrayList<>();

  private Path written(int distinctWords) throws Exception {
    Random random = new Random(distinctWords);
    ParquetColumn at = ParquetColumn.of("at", ParquetType.INSTANT);
    ParquetColumn number = ParquetColumn.optional("number", ParquetType.DOUBLE);
    ParquetColumn whole = ParquetColumn.optional("whole", ParquetType.INTEGER);
    ParquetColumn text = ParquetColumn.of("text", ParquetType.TEXT);
    ParquetColumn word = ParquetColumn.words("word");
    for (int i = 0; i < ROWS; i++) {
      at.add(Instant.ofEpochMilli(i));
      numbers.add(random.nextInt(3) == 0 ? null : random.nextGaussian());
      wholes.add(random.nextInt(50) == 0 ? null : random.nextLong());
      texts.add("t-" + random.nextInt() + "-é");
      words.add(random.nextInt(9) == 0 ? null : "w" + random.nextInt(distinctWords));
      if (numbers.get(i) == null) {
        number.addUnknown();
      } else {
        number.add((double) numbers.get(i));
      }
      if (wholes.get(i) == null) {
        whole.addUnknown();
      } else {
        whole.add((long) wholes.get(i));
      }
      text.add(texts.get(i));
      if (words.get(i) == null) {
        word.addUnknown();
      } else {
        word.add(words.get(i));
      }
    }
    Path file = directory.resolve("table-" + distinctWords + ".parquet");
    List<ParquetColumn> columns = List.of(at, number, whole, text, word);
    Files.write(file, new ParquetTable(columns, Map.of("k", "v")).bytes());
    return file;
  }

  private void assertReadsWhatWasWritten(int distinctWords) throws Exception {
    try (ParquetFile file = ParquetFile.open(written(distinctWords))) {
      assertEquals(ROWS, file.rows());
      assertEquals(Map.of("k", "v"), file.notes());
      ColumnValues at = file.read("at");
      ColumnValues number = file.read("number");
      ColumnValues whole = file.read("whole");
      ColumnValues text = file.read("text");
      ColumnValues word = file.read("word");
      for (int i = 0; i < ROWS; i++) {
        assertEquals(i, at.whole(i));
        assertEquals(numbers.get(i), number.isKnown(i) ? number.number(i) : null);
        assertEquals(wholes.get(i), whole.isKnown(i) ? whole.whole(i) : null);
        assertEquals(texts.get(i), text.text(i));
        assertEquals(ColumnValues.hash(texts.get(i)), text.hash(i));
        assertEquals(words.get(i), word.isKnown(i) ? word.text(i) : null);
      }
    }
  }

  @Test
  void readsWhatWasWritten() throws Exception {
    assertReadsWhatWasWritten(1);
  }

  @Test
  void readsADictionaryOfSeveralBits() throws Exception {
    assertReadsWhatWasWritten(7);
  }

  @Test
  void readsADictionaryWiderThanAByte() throws Exception {
    assertReadsWhatWasWritten(1000);
  }

  @Test
  void duckDbReadsTheDictionaryAlike() throws Exception {
    Path file = written(300);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select word, text from '" + file + "'")) {
      for (int i = 0; i < ROWS; i++) {
        assertTrue(found.next());
        assertEquals(words.get(i), found.getString(1));
        assertEquals(texts.get(i), found.getString(2));
      }
      assertFalse(found.next());
    }
  }

  @Test
  void aFileThatIsCutOffOrChangedIsRefusedByName() throws Exception {
    Path file = written(5);
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 4, 11, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      ParquetException refused = assertThrows(ParquetException.class, () -> ParquetFile.open(file));
      assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
    }
  }

  @Test
  void aCompressedFileOfAnotherWriterIsRefused() throws Exception {
    Path file = directory.resolve("other.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("copy (select 1.5::double as a) to '" + file + "' (codec snappy)");
    }
    ParquetException refused =
        assertThrows(
            ParquetException.class,
            () -> {
              try (ParquetFile other = ParquetFile.open(file)) {
                other.read("a");
              }
            });
    assertTrue(refused.getMessage().contains("codec 1"), refused.getMessage());
  }
}
