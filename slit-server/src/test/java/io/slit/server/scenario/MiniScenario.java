package io.slit.server.scenario;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The two-site scenario of the test resources, whole or broken on purpose. */
public final class MiniScenario {
  /** What messages call it. */
  public static final String NAME = "mini.yaml";

  private MiniScenario() {}

  /** Returns the scenario. */
  public static Scenario load() {
    return load(text());
  }

  /** Returns the scenario of a changed text. */
  public static Scenario load(String text) {
    return ScenarioLoader.load(NAME, text, new PublishedQuality());
  }

  /** Returns the text of its file. */
  public static String text() {
    try (InputStream in = MiniScenario.class.getResourceAsStream("/scenarios/mini/scenario.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the refusal of the text with its first {@code old} replaced. */
  static ScenarioException refusal(String old, String replacement) {
    String broken = broken(old, replacement);
    return assertThrows(ScenarioException.class, () -> load(broken));
  }

  /** Returns the text with its first {@code old} replaced. */
  static String broken(String old, String replacement) {
    int at = text().indexOf(old);
    if (at < 0) {
      throw new AssertionError("The mini scenario holds no: " + old);
    }
    return text().substring(0, at) + replacement + text().substring(at + old.length());
  }

  /** Returns the line of the first {@code fragment} of a text, from 1. */
  static int lineOf(String text, String fragment) {
    return (int) text.substring(0, text.indexOf(fragment)).lines().count()
        + startsLine(text, fragment);
  }

  private static int startsLine(String text, String fragment) {
    int at = text.indexOf(fragment);
    return at == 0 || text.charAt(at - 1) == '\n' ? 1 : 0;
  }
}
