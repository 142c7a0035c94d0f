package io.slit.predictor.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
  @Test
  void readsThemInAnyOrder() {
    assertEquals(
        new Arguments("s3a://bucket/telemetry", "out", 20_000_000),
        Arguments.of("--out", "out", "--telemetry", "s3a://bucket/telemetry"));
    assertEquals(7, Arguments.of("--telemetry", "t", "--max-rows", "7", "--out", "o").maxRows());
  }

  @Test
  void helpNamesEveryOption() {
    assertTrue(Arguments.asksForHelp("--out", "--help"));
    for (String option : new String[] {"--telemetry", "--out", "--max-rows", "--help"}) {
      assertTrue(Arguments.HELP.contains(option), option);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--out o, --telemetry DIR is missing",
    "--telemetry t, --out DIR is missing",
    "--telemetry t --out, --out needs a value",
    "--telemetry --out o, --telemetry needs a value",
    "--telemetry t --telemetry t --out o, --telemetry stands twice",
    "--telemetry t --out o --max-rows 0, --max-rows (0)",
    "--telemetry t --out o --max-rows many, --max-rows (many)",
    "--models m, no option --models"
  })
  void refusesOthersByName(String words, String part) {
    InputException refused =
        assertThrows(InputException.class, () -> Arguments.of(words.split(" ", -1)));
    assertTrue(refused.getMessage().contains(part), refused.getMessage());
  }
}
