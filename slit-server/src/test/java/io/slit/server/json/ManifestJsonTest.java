package io.slit.server.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.datasets.format.DatasetException;
import io.slit.server.datasets.format.Licence;
import io.slit.server.datasets.format.Manifest;
import io.slit.server.datasets.format.Origin;
import io.slit.server.datasets.format.Source;
import io.slit.server.datasets.format.TableFile;
import io.slit.server.datasets.format.TableInfo;
import io.slit.server.datasets.format.TableName;
import io.slit.server.datasets.format.TimeAxis;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestJsonTest {

  private static final Origin ORIGIN =
      new Origin(
          "Somebody",
          List.of(new Licence("MIT", "https://spdx.org/licenses/MIT.html", "all rows")),
          List.of(new Source("owner/name", "abc", "a/b.csv")),
          "copied");
  private static final Manifest MANIFEST =
      new Manifest(
          "tiny",
          Manifest.SCHEMA_VERSION,
          List.of(
              table(TableName.DEMAND, new TimeAxis.Regular("PT0S", "P14D", "PT10M")),
              table(TableName.RTT, new TimeAxis.None())));

  @Test
  void readsWhatItWrites() {
    assertEquals(MANIFEST, ManifestJson.read(ManifestJson.write(MANIFEST)));
  }

  @Test
  void writesSnakeCaseAndLineFeeds() {
    String text = ManifestJson.write(MANIFEST);
    assertTrue(text.contains("\"schema_version\" : 1"), text);
    assertTrue(text.endsWith("}\n") && !text.contains("\r"), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "dataset"              | "data"               | The field (dataset) of the file (tables.json) is (absent), it must be present
          "tiny"                 | 7                    | is (7), it must be a text
          "schema_version" : 1   | "schema_version" : 2 | The schema_version (2) of the dataset (tiny) must be 1
          "schema_version" : 1   | "schema_version" : "1" | it must be a whole number
          "name" : "demand"      | "name" : "wishes"    | The field (tables[0].name)
          "rows" : 3             | "rows" : 4           | it must be the sum over its files, 3
          "file" : "demand.csv"  | "file" : "../a.csv"  | The file (../a.csv) of a table must be a relative path
          aaaaaaaa               | AAAAAAAA             | must be 64 lower-case hexadecimal digits
          "type" : "integer"     | "type" : "float"     | it must be one of text, utc_hour, flag, integer, decimal
          "name" : "total_rps"   | "name" : "rps"       | of the table (demand) must be
          "max" : 2000.0         | "max" : 3000.0       | of the table (rtt) must be
          "min" : 0.0            | "min" : "0"          | it must be a number
          "nullable" : false     | "nullable" : 0       | it must be true or false
          """)
  void refusesAManifestThatIsWrong(String from, String to, String problem) {
    String text = ManifestJson.write(MANIFEST);
    assertTrue(text.contains(from), from);
    refuses(text.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)), problem);
  }

  @Test
  void refusesWhatIsNoJson() {
    refuses("{\"dataset\": ", "must be valid JSON, it fails at line 1");
    refuses("[]", "The place (the root) of the file (tables.json) must be a JSON object");
    refuses("", "The place (the root) of the file (tables.json) must be a JSON object");
    refuses(ManifestJson.write(MANIFEST) + "{}", "must be valid JSON");
  }

  @Test
  void refusesATableWithoutFilesAndAnAbsentTable() {
    assertThrows(
        DatasetException.class,
        () -> new TableInfo(TableName.RTT, "", ORIGIN, new TimeAxis.None(), List.of()));
    assertThrows(DatasetException.class, () -> MANIFEST.getTable(TableName.QUALITY));
  }

  private static TableInfo table(TableName name, TimeAxis time) {
    TableFile file = new TableFile(name.label() + ".csv", 3, "a".repeat(64));
    return new TableInfo(name, "What it is.", ORIGIN, time, List.of(file));
  }

  private static void refuses(String text, String problem) {
    DatasetException refusal = assertThrows(DatasetException.class, () -> ManifestJson.read(text));
    assertTrue(refusal.getMessage().contains(problem), refusal.getMessage());
  }
}
