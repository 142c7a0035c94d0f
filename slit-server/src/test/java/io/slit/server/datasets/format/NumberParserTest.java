package io.slit.server.datasets.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberParserTest {

  private static final long SEED = 20231116;

  @Test
  void agreesWithTheJavaPlatformToTheLastBit() {
    Random random = new Random(SEED);
    for (int trial = 0; trial < 100_000; trial++) {
      int digits = 1 + random.nextInt(62);
      BigDecimal value = new BigDecimal(new BigInteger(digits, random), random.nextInt(24));
      String text = (random.nextBoolean() ? value : value.negate()).toPlainString();
      assertEquals(Double.parseDouble(text), parse(text), () -> text + " with seed " + SEED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.5", "1e-7", "2.5E3", "12345678901234567890", "007"})
  void readsNumbers(String text) {
    assertEquals(Double.parseDouble(text), parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "1.",
        ".5",
        "NaN",
        "Infinity",
        "1,5",
        "1_0",
        " 1",
        "1f",
        "--1",
        "1.2.3"
      })
  void refusesWhatIsNoPlainNumber(String text) {
    assertTrue(Double.isNaN(parse(text)), text);
  }

  @Test
  void countsHours() {
    assertEquals(0, hour("1970-01-01T00"));
    assertEquals(LocalDate.of(2024, 2, 29).toEpochDay() * 24.0 + 23, hour("2024-02-29T23"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-02-29T00",
        "2023-01-01T24",
        "2023-01-01 00",
        "2023-01-01T0",
        "2023/01/01T00",
        "x023-01-01T00",
        "2023-01-01T00:00",
        ""
      })
  void refusesWhatIsNoHour(String text) {
    assertTrue(Double.isNaN(hour(text)), text);
  }

  private static double parse(String text) {
    byte[] bytes = ("," + text + ",").getBytes(UTF_8);
    return NumberParser.decimal(bytes, 1, bytes.length - 1);
  }

  private static double hour(String text) {
    return NumberParser.epochHour(text.getBytes(UTF_8), 0, text.length());
  }
}
