package io.slit.server.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The notebooks, executed headless by Debian's nbconvert: {@code mvn verify -Pnotebooks}. */
class NotebooksIT {
  private static final Path NOTEBOOKS = Path.of("../notebooks").toAbsolutePath().normalize();
  private static final Path OUT = Path.of("target/notebooks").toAbsolutePath();
  private static final int LONGEST_MINUTES = 20;
  private static final int MOST_STARTS = 5;

  @ParameterizedTest
  @ValueSource(strings = {"pareto-exploration", "day-against-baselines", "telemetry-to-model"})
  void everyCellRuns(String name) throws Exception {
    assumeTrue(hasNbconvert(), "no jupyter nbconvert here; Debian: jupyter-nbconvert");
    Files.createDirectories(OUT);
    Path log = OUT.resolve(name + ".log");
    assertEquals(0, executeHeard(name, log), () -> tail(log));
    JsonNode cells =
        new ObjectMapper().readTree(OUT.resolve(name + ".ipynb").toFile()).get("cells");
    int outputs = 0;
    for (JsonNode cell : cells) {
      for (JsonNode output : cell.path("outputs")) {
        assertFalse(output.get("output_type").asText().equals("error"), output.toString());
        outputs++;
      }
    }
    assertTrue(outputs > 3, outputs + " outputs");
    assertTrue(cells.toString().contains("<svg"), "no picture");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pareto-exploration", "day-against-baselines", "telemetry-to-model"})
  void whatIsCommittedHasItsOutputsAndNoError(String name) throws IOException {
    String text = Files.readString(NOTEBOOKS.resolve(name + ".ipynb"));
    assertTrue(text.contains("<svg"), "not executed: run notebooks/run " + name + ".ipynb");
    assertFalse(text.contains("\"output_type\": \"error\""), "a cell failed");
  }

  private static boolean hasNbconvert() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder("jupyter", "nbconvert", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Executes; a kernel that was not heard at its start, as now and then happens, is tried again. */
  private static int executeHeard(String name, Path log) throws Exception {
    int code = execute(name, log);
    for (int i = 1; i < MOST_STARTS && code != 0 && wasUnheard(log); i++) {
      code = execute(name, log);
    }
    return code;
  }

  private static boolean wasUnheard(Path log) throws IOException {
    return Files.readString(log).contains("Kernel didn't respond");
  }

  private static int execute(String name, Path log) throws Exception {
    List<String> command =
        List.of(
            "jupyter",
            "nbconvert",
            "--to",
            "notebook",
            "--execute",
            "--ExecutePreprocessor.startup_timeout=40",
            "--ExecutePreprocessor.timeout=1200",
            "--output-dir",
            OUT.toString(),
            name + ".ipynb");
    ProcessBuilder builder = new ProcessBuilder(command).directory(NOTEBOOKS.toFile());
    builder.environment().put("JUPYTER_PATH", NOTEBOOKS.resolve(".jupyter").toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(name + " takes longer than " + LONGEST_MINUTES + " minutes");
    }
    return process.exitValue();
  }

  private static String tail(Path log) {
    try {
      String text = Files.readString(log);
      return text.substring(Math.max(0, text.length() - 4000));
    } catch (IOException e) {
      return "The log cannot be read: " + e;
    }
  }
}
