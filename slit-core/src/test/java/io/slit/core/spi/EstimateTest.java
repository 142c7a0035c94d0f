package io.slit.core.spi;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {
  @ParameterizedTest
  @CsvSource({"2, 3, 4", "2, 0, 1", "NaN, 1, 3", "2, NaN, 3", "2, 1, NaN", "Infinity, 1, 3"})
  void rejectsAnIntervalThatDoesNotHoldItsValue(double value, double low, double high) {
    assertThrows(IllegalArgumentException.class, () -> new Estimate(value, low, high));
  }

  @Test
  void acceptsAPoint() {
    assertDoesNotThrow(() -> new Estimate(2, 2, 2));
  }
}
