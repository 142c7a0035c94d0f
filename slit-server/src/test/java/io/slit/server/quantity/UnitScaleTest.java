package io.slit.server.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantities as they are typed. */
class UnitScaleTest {
  private static final UnitScale MASS = UnitScale.typed("g").and("kg", 1e3).and("t", 1e6);

  @ParameterizedTest
  @CsvSource({"90kg,90000", "90 kg,90000", "1.5e3g,1500", ".5t,500000", "90KG,90000", "-2 g,-2"})
  void readsNumberAndUnit(String text, double grams) {
    assertEquals(grams, MASS.read(text, "limit"), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "kg", "9,5 kg", "NaN g", "1e999 g", "1 2 g"})
  void refusesWhatIsNoNumber(String text) {
    assertThrows(IllegalArgumentException.class, () -> MASS.read(text, "limit"));
  }

  @Test
  void saysWhichUnitsAreAllowed() {
    assertMessage(MASS, "8ms", "ms", "g, kg, t");
    assertMessage(MASS, "8", "unit", "g, kg, t");
    assertMessage(UnitScale.PLAIN, "0.7%", "without a unit", "0.7%");
  }

  @Test
  void takesAPlainNumberForTheFirstUnitWhereThatIsAssumed() {
    assertEquals(300, UnitScale.assumed("g/kWh").and("kg/MWh", 1).read("300", "ci"));
    assertEquals(0.7, UnitScale.PLAIN.read("0.7", "quality"));
  }

  private static void assertMessage(UnitScale scale, String text, String... parts) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> scale.read(text, "limit")).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }
}
