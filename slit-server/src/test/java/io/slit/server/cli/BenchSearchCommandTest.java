package io.slit.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.CommandRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code slit bench search} as people meet it. */
class BenchSearchCommandTest {
  private static CommandRun run(String flags) {
    List<String> args = new ArrayList<>(List.of("bench", "search"));
    args.addAll(List.of(flags.split(" ")));
    return CommandRun.of(args.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "--problem XXL --physics linear, XXL",
    "--problem S --physics quantum, quantum",
    "--problem S, --physics",
    "--physics linear, --problem",
    "--problem S --physics linear --algorithm annealing, annealing",
    "--problem S --physics linear --beside slit;annealing, annealing",
    "--problem S --physics linear --budget soon, soon",
    "--problem S --physics linear --marks 1s;later, later",
    "--problem S --physics linear --seeds 0, --seeds",
    "--problem S --physics linear --threads 0, --threads",
    "--problem S --physics linear --warm-up 500, --warm-up",
    "--problem S --physics linear --problem-seed 99, s-linear-99"
  })
  void aBadArgumentEndsWith2AndIsNamed(String flags, String named) {
    CommandRun run = run(flags.replace(';', ','));
    assertEquals(2, run.code(), run.err());
    assertEquals("", run.out());
    assertTrue(run.err().contains(named), run.err());
    assertFalse(run.err().contains("\tat "), run.err());
  }

  @Test
  void printsOneObjectOrALineForEachAlgorithm() {
    String problem = "--problem s --physics linear --budget 2000 --warm-up 10ms --beside lp-seeds";
    CommandRun json = run(problem + " --json");
    assertEquals(0, json.code(), json.err());
    assertTrue(json.out().strip().startsWith("{") && json.out().strip().endsWith("}"), json.out());
    assertTrue(json.out().contains("\"hypervolume_ratio\" : 0.9"), json.out());
    assertTrue(json.out().contains("\"algorithm\" : \"lp-seeds\""), json.out());
    CommandRun table = run(problem);
    assertEquals(0, table.code(), table.err());
    assertEquals(2, table.out().lines().filter(line -> line.startsWith("S ")).count());
    assertTrue(table.err().contains("s-linear-1 slit 2000, seed 1:"), table.err());
  }

  @Test
  void marksArePrintedSideBySide() {
    CommandRun table =
        run("--problem s --physics linear --marks 500,2000 --warm-up 10ms --beside lp-seeds,slp");
    assertEquals(0, table.code(), table.err());
    List<String> lines = table.out().lines().toList();
    int header = lines.indexOf("hv ratio at             500     2000");
    assertTrue(header > 0, table.out());
    for (int i = 0; i < 3; i++) {
      String name = List.of("slit", "lp-seeds", "slp").get(i);
      String line = lines.get(header + 1 + i);
      assertTrue(line.matches(name + " +[01]\\.\\d{4} +[01]\\.\\d{4}"), line);
    }
  }
}
