package io.slit.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.CommandRun;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command line as people meet it: help, mistakes, exit codes. */
class CommandLinesTest {
  private static CommandLine root() {
    return CommandLines.commandLine(
        config -> {
          throw new IllegalStateException("nothing is to be started here");
        });
  }

  /** Returns the words that lead to every command and group. */
  private static Stream<List<String>> commands(List<String> path, CommandLine command) {
    return Stream.concat(
        Stream.of(path),
        command.getSubcommands().entrySet().stream()
            .flatMap(
                entry -> {
                  List<String> longer = new ArrayList<>(path);
                  longer.add(entry.getKey());
                  return commands(longer, entry.getValue());
                }));
  }

  private static boolean isGroup(List<String> path) {
    CommandLine command = root();
    for (String word : path) {
      command = command.getSubcommands().get(word);
    }
    return command.getCommand() instanceof Runnable;
  }

  /** Returns what a command cannot do without. */
  private static String needed(List<String> path) {
    return switch (String.join(" ", path)) {
      case "route" -> "auto";
      case "explore compare" -> "a b";
      case "datasets import" -> "--from=a --to=b";
      case "solve" -> "a";
      case "models promote" -> "gbt-1";
      case "telemetry import" -> "--format=litellm a";
      default -> "";
    };
  }

  private static CommandRun run(List<String> path, String more, String last) {
    List<String> args = new ArrayList<>(List.of((more + " " + last).strip().split(" ")));
    return run(path, args.toArray(String[]::new));
  }

  private static CommandRun run(List<String> path, String... more) {
    List<String> args = new ArrayList<>(path);
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  @Test
  void hasTheCommandsOfTheProduct() {
    List<String> names =
        commands(List.of(), root()).map(path -> String.join(" ", path)).sorted().toList();
    assertTrue(
        names.containsAll(
            List.of(
                "serve",
                "explore",
                "explore compare",
                "route",
                "retrain",
                "models list",
                "models show",
                "models promote",
                "models rollback",
                "telemetry import",
                "telemetry show",
                "bench predictor",
                "bench retrain",
                "datasets import",
                "datasets show",
                "datasets check",
                "signals check",
                "config check")),
        names.toString());
  }

  @TestFactory
  Stream<DynamicTest> helpOfEveryCommandShowsExamplesAndExitCodes() {
    return commands(List.of(), root())
        .map(path -> DynamicTest.dynamicTest("slit " + String.join(" ", path), () -> help(path)));
  }

  private static void help(List<String> path) {
    CommandRun run = run(path, "--help");
    assertEquals(0, run.code(), run.err());
    assertEquals("", run.err());
    assertTrue(run.out().contains("Usage: slit"), run.out());
    assertTrue(run.out().matches("(?s).*\\bExamples?:\\R\\s+(SLIT_\\w+=\\S+ )?slit .*"), run.out());
    assertTrue(run.out().contains("Exit codes: 0 "), run.out());
  }

  @TestFactory
  Stream<DynamicTest> anUnknownFlagEndsWith2AndNamesIt() {
    return commands(List.of(), root())
        .map(
            path ->
                DynamicTest.dynamicTest(
                    "slit " + String.join(" ", path) + " --nonsense",
                    () -> assertRefused(run(path, needed(path), "--nonsense"), "--nonsense")));
  }

  @TestFactory
  Stream<DynamicTest> aGroupNeedsACommand() {
    return commands(List.of(), root())
        .filter(CommandLinesTest::isGroup)
        .map(
            path ->
                DynamicTest.dynamicTest(
                    "slit " + String.join(" ", path),
                    () -> assertRefused(run(path), "Name a command")));
  }

  @Test
  void anUnknownCommandEndsWith2AndNamesIt() {
    assertRefused(CommandRun.of("exlpore"), "exlpore");
    assertRefused(CommandRun.of("datasets", "shwo"), "shwo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2023-13-01T00:00Z", "12:00"})
  void aTimeThatIsNoneEndsWith2AndShowsOne(String time) {
    assertRefused(CommandRun.of("explore", "--at", time), "2023-07-10T12:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--search-budget=1ms",
        "--seed=many",
        "--preference=cheapest",
        "--replay-start=noon",
        "--config=no-such-file.yaml"
      })
  void aBadSettingEndsWith2AndNamesFlagAndValue(String flag) {
    assertRefused(CommandRun.of("explore", flag), flag.substring(flag.indexOf('=') + 1));
  }

  @Test
  void aRouteNeedsAModelAndWholeNumbers() {
    assertRefused(CommandRun.of("route"), "MODEL");
    assertRefused(CommandRun.of("route", "auto", "--input-tokens", "1.5"), "1.5");
  }

  @Test
  void aTrainingTableGoesWithoutAScheduleAndAWindow() {
    assertRefused(CommandRun.of("retrain", "--table", "out/table", "--watch"), "--watch");
    assertRefused(CommandRun.of("retrain", "--table", "out/table", "--days", "3"), "--days");
  }

  @Test
  void tellsItsVersion() {
    CommandRun run = CommandRun.of("--version");
    assertEquals(0, run.code());
    assertTrue(run.out().startsWith("slit "), run.out());
  }

  private static void assertRefused(CommandRun run, String named) {
    assertEquals(2, run.code(), run.out() + run.err());
    assertEquals("", run.out());
    assertTrue(run.err().contains(named), run.err());
    assertFalse(run.err().contains("\tat "), run.err());
  }

  @Test
  void aSearchThatIsNotThereIsRefusedWithThoseThatAre() {
    CommandRun run = CommandRun.of("explore", "--algorithm", "annealing");
    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains("\"annealing\""), run.err());
    assertTrue(run.err().contains("slit-style, sweep, slit-nsga2, nsga2, nsga3"), run.err());
  }
}
