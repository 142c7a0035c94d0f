package io.slit.core.pareto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectiveVectorTest {
  private static ObjectiveVector random(Random random) {
    return ObjectiveVector.of(random.ints(5, 0, 3).asDoubleStream().toArray());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void dominanceIsAStrictPartialOrder(long seed) {
    Random random = new Random(seed);
    int related = 0;
    for (int i = 0; i < 20_000; i++) {
      ObjectiveVector a = random(random);
      ObjectiveVector b = random(random);
      ObjectiveVector c = random(random);
      assertFalse(a.dominates(a));
      assertFalse(a.dominates(b) && b.dominates(a), () -> a + " and " + b);
      if (a.dominates(b) && b.dominates(c)) {
        related++;
        assertTrue(a.dominates(c), () -> a + ", " + b + ", " + c);
      }
    }
    assertTrue(related > 10, "seed " + seed + ": only " + related + " chains");
  }

  @ParameterizedTest
  @EnumSource(Objective.class)
  void oneObjectiveBetterIsEnoughAndOneWorseTooMuch(Objective objective) {
    double[] better = {1, 1, 1, 1, 1};
    better[objective.index()] = 0.5;
    ObjectiveVector all = ObjectiveVector.of(1, 1, 1, 1, 1);
    ObjectiveVector one = ObjectiveVector.of(better);
    assertTrue(one.dominates(all));
    assertFalse(all.dominates(one));
    double[] mixed = {0, 0, 0, 0, 0};
    mixed[objective.index()] = 2;
    assertFalse(ObjectiveVector.of(mixed).dominates(all));
    assertEquals(0.5, one.get(objective));
  }

  @Test
  void refusesWhatIsMissingOrNotFinite() {
    assertEquals(
        "An objective vector needs 5 values, one per objective, and got 4.",
        assertThrows(IllegalArgumentException.class, () -> ObjectiveVector.of(1, 2, 3, 4))
            .getMessage());
    assertEquals(
        "The water_l (NaN) must be a finite number. Maybe a missing value was read as a number.",
        assertThrows(
                IllegalArgumentException.class, () -> ObjectiveVector.of(1, 2, Double.NaN, 4, 5))
            .getMessage());
  }

  @Test
  void sharesNoArrayWithItsCaller() {
    double[] values = {1, 2, 3, 4, 5};
    ObjectiveVector vector = ObjectiveVector.of(values);
    values[0] = 9;
    vector.toArray()[1] = 9;
    assertEquals(ObjectiveVector.of(1, 2, 3, 4, 5), vector);
  }
}
