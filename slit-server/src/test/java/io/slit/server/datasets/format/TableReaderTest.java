package io.slit.server.datasets.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableReaderTest {

  private static final String HEADER = "name,value,unit,source,note\n";
  private static final String ROW = "gpu,1.5,kg,me,\"a, \"\"b\"\"\"\n";

  @TempDir Path directory;

  @Test
  void readsQuotedAndEmptyCells() throws IOException {
    Table table = read(HEADER + ROW + "cpu,2,kg,you,\n", 2);
    assertEquals("a, \"b\"", table.text("note", 0));
    assertEquals(1.5, table.number("value", 0));
    assertTrue(table.isEmpty("note", 1));
    assertFalse(table.isEmpty("value", 1));
    assertEquals(2, table.rows());
  }

  @Test
  void readsAFileWithoutLineBreakAtItsEnd() throws IOException {
    assertEquals(1, read(HEADER + "cpu,2,kg,you,x", 1).rows());
  }

  @Test
  void refusesAWrongHash() throws IOException {
    Files.writeString(directory.resolve("t.csv"), HEADER + ROW);
    TableFile file = new TableFile("t.csv", 1, "0".repeat(64));
    refuses(() -> reader().read(TableName.EMBODIED, file), "of the file (t.csv) must be 0000");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    TableFile file = new TableFile("absent.csv", 1, "0".repeat(64));
    refuses(() -> reader().read(TableName.EMBODIED, file), "must be readable");
  }

  @Test
  void refusesATruncatedGzip() throws IOException {
    byte[] whole = zip(HEADER + ROW.repeat(50));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    refuses(() -> readStored("t.csv.gz", half, 50), "must be a complete gzip file");
  }

  @Test
  void refusesWhatIsNoGzipAtAll() {
    refuses(
        () -> readStored("t.csv.gz", HEADER.getBytes(UTF_8), 0), "must be a complete gzip file");
  }

  @Test
  void refusesOtherColumns() {
    refuses(
        () -> read("name,value,unit,note,source\n" + ROW, 1),
        "line 1: the header (name,value,unit,note,source) must be exactly name,value,unit,source,note");
  }

  @Test
  void refusesAnEmptyFile() {
    refuses(() -> read("", 0), "line 1: the header () must be exactly");
  }

  @Test
  void refusesAnotherNumberOfRows() {
    refuses(() -> read(HEADER + ROW, 2), "the number of rows (1) must be 2");
  }

  @Test
  void refusesAnotherNumberOfCells() {
    refuses(() -> read(HEADER + "a,1,kg,me\n", 1), "line 2: the number of cells (4) must be 5");
    refuses(() -> read(HEADER + "a,1,kg,me,x,y\n", 1), "the number of cells (6) must be 5");
    refuses(() -> read(HEADER + "\n", 1), "line 2: the number of cells (1) must be 5");
  }

  @Test
  void refusesInfinityAndHexadecimals() {
    refuses(() -> read(HEADER + "a,Infinity,kg,me,\n", 1), "the value (Infinity) must be a number");
    refuses(() -> read(HEADER + "a,0x1p3,kg,me,\n", 1), "the value (0x1p3) must be a number");
  }

  @Test
  void collectsAllProblemsOfAFile() {
    refuses(() -> read(HEADER + "a,x,kg,me,\n" + ROW + ",1,kg,me,\n", 3), "problems: 2.");
    refuses(() -> read(HEADER + "a,x,kg,me,\n" + ROW + ",1,kg,me,\n", 3), "t.csv line 4: the name");
  }

  @Test
  void stopsAtTwentyProblems() {
    DatasetException refusal =
        assertThrows(DatasetException.class, () -> read(HEADER + "a,x,kg,me,\n".repeat(100), 100));
    assertEquals(22, refusal.getMessage().lines().count());
    assertTrue(refusal.getMessage().contains("problems: at least 20."));
  }

  @Test
  void refusesReadingAnUnknownCellAsANumber() throws IOException {
    String text = "window_start_s,total_rps,request_weighted_cv\n0,,1\n";
    Table table = readStored(TableName.DEMAND, "t.csv", text.getBytes(UTF_8), 1);
    refuses(() -> table.number("total_rps", 0), "total_rps in line 2 of the file (t.csv) is empty");
    refuses(() -> table.numbers("total_rps"), "Ask isEmpty before reading it");
    refuses(() -> table.number("rps", 0), "The column (rps) must be one of");
  }

  private TableReader reader() {
    return new TableReader(directory);
  }

  private Table read(String text, int rows) throws IOException {
    return readStored("t.csv", text.getBytes(UTF_8), rows);
  }

  private Table readStored(String name, byte[] stored, int rows) throws IOException {
    return readStored(TableName.EMBODIED, name, stored, rows);
  }

  private Table readStored(TableName table, String name, byte[] stored, int rows)
      throws IOException {
    Files.write(directory.resolve(name), stored);
    return reader().read(table, new TableFile(name, rows, Sha256.of(stored)));
  }

  private static byte[] zip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  private static void refuses(org.junit.jupiter.api.function.Executable reading, String problem) {
    DatasetException refusal = assertThrows(DatasetException.class, reading);
    assertTrue(refusal.getMessage().contains(problem), refusal.getMessage());
  }
}
