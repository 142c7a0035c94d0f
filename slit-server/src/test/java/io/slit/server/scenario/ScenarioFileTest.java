package io.slit.server.scenario;

import static io.slit.server.scenario.Refusals.assertOnly;
import static io.slit.server.scenario.Refusals.onlyProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.json.Problems;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A file that is no scenario at all is refused in the line that shows it. */
class ScenarioFileTest {
  @Test
  void refusesAnUnknownKeyAndNamesTheNearest() {
    assertOnly(
        "    water_scarcity: 0.2",
        "    water_scarcty: 0.2",
        "sites[1].water_scarcty: The key (water_scarcty) is unknown."
            + " Maybe water_scarcity is meant.");
  }

  @Test
  void refusesAMissingKey() {
    assertOnly(
        "    kv_heads: 8\n",
        "",
        "models[0].kv_heads: The key (kv_heads) is missing. Add it here.",
        "- name: llama-3.1-8b");
  }

  @Test
  void refusesAWrongType() {
    assertOnly(
        "max_utilisation: 0.85",
        "max_utilisation: much",
        "policy.max_utilisation: Expected a number, found the text (much).");
  }

  @Test
  void refusesANumberWhereATextBelongs() {
    assertOnly(
        "title: Two sites for tests",
        "title: 405",
        "title: Expected a text, found the number (405). Put it in quotes.");
  }

  @Test
  void refusesAKeyThatStandsTwice() {
    assertOnly(
        "water_factors: nohydro",
        "water_factors: nohydro\nname: again",
        "name: The key (name) stands in line 2 already. Keep one of the two.",
        "name: again");
  }

  @Test
  void refusesAnchorsAndAliases() {
    ScenarioException refusal =
        MiniScenario.refusal("policy:\n", "bomb: &a [lol, lol]\nboom: [*a, *a]\npolicy:\n");
    assertEquals(
        "mini.yaml:15: bomb: An anchor (&a) is not allowed. Write the value out where it is used.",
        refusal.problems().get(0).toString());
    assertEquals(
        "mini.yaml:16: boom[0]: An alias (*a) is not followed. Write the value out.",
        refusal.problems().get(1).toString());
  }

  @Test
  void refusesAnEmptyFile() {
    assertEquals(
        "mini.yaml:1: The file is empty. The file must start with a key, such as name: value.",
        onlyProblem("# nothing\n"));
  }

  @Test
  void refusesAListAtTheTop() {
    assertEquals(
        "mini.yaml:1: Expected a mapping of keys to values, found a list of 1."
            + " The file must start with a key, such as name: value.",
        onlyProblem("- 1\n"));
  }

  @Test
  void refusesBadSyntaxInItsLine() {
    assertEquals(
        "mini.yaml:3: This is not well-formed: mapping values are not allowed here."
            + " Check this line and the indentation before it.",
        onlyProblem("name: a\ntitle: b\nsites: c: d\n"));
  }

  @Test
  void refusesAMissingFile() {
    Path file = Path.of("nowhere", "scenario.yaml");
    ScenarioException refusal =
        assertThrows(
            ScenarioException.class, () -> ScenarioLoader.load(file, new PublishedQuality()));
    assertEquals(file + ":1: There is no such file. Check the path.", refusal.getMessage());
  }

  @Test
  void collectsTheProblemsOfAllSections() {
    String text =
        MiniScenario.broken("pue: 1.22", "pue: 0.5")
            .replace("gpus: 8", "gpus: eight")
            .replace("load_factor: 1.0", "load_factor: -1")
            .replace("time_zone: Europe/Paris", "time_zone: Europe/Lutetia");
    ScenarioException refusal =
        assertThrows(ScenarioException.class, () -> MiniScenario.load(text));
    assertEquals(4, refusal.problems().size(), refusal.getMessage());
  }

  @Test
  void showsTwentyProblemsAtMost() {
    String many = MiniScenario.text().replaceAll("(?m): [0-9.]+$", ": x");
    ScenarioException refusal =
        assertThrows(ScenarioException.class, () -> MiniScenario.load(many));
    assertEquals(Problems.LIMIT, refusal.problems().size());
    assertTrue(refusal.count() > Problems.LIMIT);
    assertTrue(refusal.getMessage().endsWith(" more."), refusal.getMessage());
  }
}
