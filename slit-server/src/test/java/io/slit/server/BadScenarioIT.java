package io.slit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code slit serve} on a copy of the scenario that is wrong in one place: it starts nothing. */
class BadScenarioIT {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String GRID = "grid/DE-LU-2023.csv.gz";

  @TempDir private Path work;
  private Path dataset;
  private Path stateDir;

  @BeforeEach
  void copy() {
    dataset = work.resolve("dataset");
    Worldwide.copy(Worldwide.SCENARIO.getParent(), dataset);
    stateDir = Worldwide.trained(work.resolve("state"));
  }

  /** Serves the copy and returns what was told, after asserting that nothing was started. */
  private String refusal() throws IOException {
    int port = freePort();
    int managementPort = freePort();
    String[] args = {
      "serve", "--json",
      "--scenario", dataset.resolve("scenario.yaml").toString(),
      "--state-dir", stateDir.toString(),
      "--port", Integer.toString(port),
      "--management-port", Integer.toString(managementPort)
    };
    CommandRun run = assertTimeoutPreemptively(LONGEST, () -> CommandRun.of(args));
    assertEquals(2, run.code(), run.err());
    assertEquals("", run.out());
    assertFalse(run.err().contains("\tat "), run.err());
    assertFalse(run.err().contains("listens on"), run.err());
    for (int closed : List.of(port, managementPort)) {
      assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", closed).close());
    }
    assertFalse(Files.exists(stateDir.resolve("outcomes.db")), "no store may be created");
    assertFalse(Files.exists(stateDir.resolve("lock")), "no lock may be taken");
    return run.err();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{at_site: SG, weight: 0.03} | {at_site: XX, weight: 0.03} | site (XX) | Known: US-CAL-CISO",
        "pue: 1.34                   | pue: -1.34                 | sites[9].pue: The PUE (-1.34) | [1, 3]",
        "pue: 1.34                   | pue: .nan                  | PUE (NaN) | [1, 3]",
        "wue_l_per_kwh: 2.06         | wue_l_per_kwh: .inf        | (Infinity) | [0, inf)",
        "share: 0.12                 | share: 0.13                | 1.01 | 1",
        "{at_site: ZA, weight: 0.02} | {at_site: ZA, weight: 0.01} | 0.99 | 1",
        "models: [llama-3.1-8b, llama-3.1-70b] | models: [llama-3.1-9b, llama-3.1-70b] | llama-3.1-9b | llama-3.1-8b",
        "epoch_minutes: 15           | epoch_minutes: soon        | (soon) | a whole number",
        "peak_rps: 400               | peak_rqs: 400              | peak_rqs | peak_rps",
      })
  void aWrongScenarioIsRefusedWithItsLineFieldValueAndRange(
      String right, String wrong, String fieldAndValue, String range) throws Exception {
    Path file = dataset.resolve("scenario.yaml");
    String text = Files.readString(file);
    int at = text.indexOf(right.strip());
    assertTrue(at >= 0, right);
    Files.writeString(
        file, text.substring(0, at) + wrong.strip() + text.substring(at + right.strip().length()));
    int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    String told = refusal();
    assertTrue(told.contains("scenario.yaml:"), told);
    assertTrue(told.contains(fieldAndValue.strip()), told);
    assertTrue(told.contains(range.strip()), told);
    if (!wrong.contains("share") && !wrong.contains("weight")) {
      assertTrue(told.contains("scenario.yaml:" + line + ":"), "line " + line + " of " + told);
    }
  }

  @Test
  void aZoneThatTheDatasetDoesNotHaveIsRefused() throws Exception {
    Path file = dataset.resolve("scenario.yaml");
    String text = Files.readString(file);
    Files.writeString(
        file,
        text.replace("- id: SG\n", "- id: ATLANTIS\n")
            .replace("at_site: SG,", "at_site: ATLANTIS,"));
    int line = (int) text.substring(0, text.indexOf("- id: SG\n")).lines().count();
    String told = refusal();
    assertTrue(told.contains("scenario.yaml:" + line + ": sites[9].id: "), told);
    assertFalse(told.contains("at_site"), "one mistake, one problem: " + told);
    assertTrue(told.contains("(ATLANTIS)") && told.contains("US-CAL-CISO"), told);
  }

  @Test
  void aMissingHourIsRefusedWithFileAndLine() throws Exception {
    tamper(GRID, csv -> csv.replaceFirst("\n2023-01-01T02,[^\n]*", ""));
    sign(GRID);
    String rows = refusal();
    assertTrue(rows.contains("the number of rows (8759) must be 8760"), rows);
    recount(GRID, 8759);
    String told = refusal();
    assertTrue(told.contains("The file (" + GRID + ") is refused"), told);
    assertTrue(
        told.contains("line 4: the utc (2023-01-01T03:00:00Z) must be 2023-01-01T02:00:00Z"), told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "grid/SG-2022.csv.gz | \\n(2022-01-01T05),[^,]* | \\n$1,NaN   | line 7: the ci_direct_g_kwh (NaN) must be a number in [0, 2000] gCO2e/kWh",
        "grid/SG-2022.csv.gz | \\n(2022-01-01T05),[^,]* | \\n$1,-3    | line 7: the ci_direct_g_kwh (-3) must be a number in [0, 2000] gCO2e/kWh",
        "grid/SG-2022.csv.gz | \\n(2022-01-01T05),[^,]* | \\n$1,      | line 7: the ci_direct_g_kwh () must be",
        "sites.csv           | 1.34,                     | -1.34,     | the pue (-1.34) must be a number in [1, 3]",
        "rtt.csv             | \\nSG,GB,[^\\n]*          | \\nSG,GB,NaN | the rtt_ms (NaN) must be a number in [0, 2000] ms",
        "demand.csv          | \\n1200,[^,]*             | \\n1200,NaN | (NaN) must be a number in",
      })
  void aWrongCellIsRefusedWithFileLineFieldValueAndRange(
      String file, String pattern, String replacement, String expected) throws Exception {
    tamper(
        file,
        csv ->
            csv.replaceFirst(
                pattern.replace("\\n", "\n"), replacement.strip().replace("\\n", "\n")));
    String hash = refusal();
    assertTrue(hash.contains(file) && hash.contains("sha256"), hash);
    sign(file);
    String told = refusal();
    assertTrue(told.contains("The file (" + file + ") is refused"), told);
    assertTrue(told.contains("line ") && told.contains(expected), told);
  }

  @Test
  void aWrongHashIsRefusedWithTheFileAndBothHashes() throws Exception {
    String right = sha256(dataset.resolve(GRID));
    tamper(GRID, csv -> csv + "\n");
    String told = refusal();
    assertTrue(told.contains(GRID), told);
    assertTrue(told.contains(right), told);
    assertTrue(told.contains(sha256(dataset.resolve(GRID))), told);
  }

  @ParameterizedTest
  @CsvSource({"grid/DE-LU-2023.csv.gz", "sites.csv", "demand.csv", "tables.json", "scenario.yaml"})
  void aMissingFileIsRefusedByItsName(String file) throws Exception {
    Files.delete(dataset.resolve(file));
    String told = refusal();
    assertTrue(told.contains(file), told);
  }

  @Test
  void aReplayThatBeginsOutsideTheDataIsRefused() throws Exception {
    String[] args = {
      "serve",
      "--scenario",
      Worldwide.SCENARIO.toString(),
      "--state-dir",
      stateDir.toString(),
      "--port",
      "0",
      "--management-port",
      "0",
      "--replay-start",
      "2021-12-31T23:59:00Z"
    };
    CommandRun run = assertTimeoutPreemptively(LONGEST, () -> CommandRun.of(args));
    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains("(2021-12-31T23:59:00Z) must be in [2022-01-01"));
    assertFalse(Files.exists(stateDir.resolve("outcomes.db")));
  }

  private void tamper(String file, UnaryOperator<String> change) throws IOException {
    Path path = dataset.resolve(file);
    String before = read(path);
    String after = change.apply(before);
    assertFalse(after.equals(before), "the change must change " + file);
    write(path, after);
  }

  private static String read(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    if (!path.toString().endsWith(".gz")) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void write(Path path, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (path.toString().endsWith(".gz")) {
      try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
    } else {
      bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
    Files.write(path, bytes.toByteArray());
  }

  /** Writes into the manifest how many rows a file has now. */
  private void recount(String file, int rows) throws IOException {
    Path manifest = dataset.resolve("tables.json");
    String text =
        Files.readString(manifest).replace("245280", Integer.toString(245_280 - 8760 + rows));
    String pattern = "(\"" + Pattern.quote(file) + "\",\\s*\"rows\" : )\\d+";
    Files.writeString(manifest, text.replaceFirst(pattern, "$1" + rows));
  }

  /** Writes into the manifest the hash that a file has now, as its forger would. */
  private void sign(String file) throws IOException {
    Path manifest = dataset.resolve("tables.json");
    String before = sha256(Worldwide.SCENARIO.resolveSibling(file));
    String text = Files.readString(manifest);
    assertTrue(text.contains(before));
    Files.writeString(manifest, text.replace(before, sha256(dataset.resolve(file))));
  }

  private static String sha256(Path path) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path));
      return HexFormat.of().formatHex(hash);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
