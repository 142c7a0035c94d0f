package io.slit.server.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Breaks the mini scenario in one place and asserts where and how it is refused. */
final class Refusals {
  private Refusals() {}

  /** Asserts the one problem, in the line of the replacement. */
  static void assertOnly(String old, String replacement, String expected) {
    assertOnly(old, replacement, expected, replacement);
  }

  /** Asserts the one problem, in the line that holds {@code mark} first. */
  static void assertOnly(String old, String replacement, String expected, String mark) {
    String broken = MiniScenario.broken(old, replacement);
    assertEquals(located(MiniScenario.lineOf(broken, mark), expected), onlyProblem(broken));
  }

  /** Asserts the first problem, in the line of what was replaced. */
  static void assertFirst(String old, String replacement, String expected) {
    ScenarioException refusal = MiniScenario.refusal(old, replacement);
    int line = MiniScenario.lineOf(MiniScenario.text(), old);
    assertEquals(located(line, expected), refusal.problems().get(0).toString());
  }

  /** Returns the one problem of a text. */
  static String onlyProblem(String text) {
    ScenarioException refusal =
        assertThrows(ScenarioException.class, () -> MiniScenario.load(text));
    assertEquals(1, refusal.count(), refusal.getMessage());
    return refusal.problems().get(0).toString();
  }

  private static String located(int line, String expected) {
    return MiniScenario.NAME + ":" + line + ": " + expected;
  }
}
