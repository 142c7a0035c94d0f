package io.slit.core.pareto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Fronts of fewer objectives, against brute force. */
class ObjectiveSubsetTest {
  private static final ObjectiveSubset TWO =
      new ObjectiveSubset(EnumSet.of(Objective.TTFT, Objective.COST));

  private static ObjectiveVector vector(double ttft, double carbon, double cost) {
    return ObjectiveVector.of(ttft, carbon, 1, cost, 0.1);
  }

  @Test
  void ignoresTheOtherObjectives() {
    ObjectiveVector clean = vector(2, 1, 2);
    ObjectiveVector better = vector(1, 9, 1);
    assertEquals(List.of(better), TWO.nonDominated(List.of(clean, better), Function.identity()));
    assertEquals(
        List.of(clean, better),
        ObjectiveSubset.ALL.nonDominated(List.of(clean, better), Function.identity()));
  }

  @Test
  void keepsTheFirstOfEqualsAlsoOfThoseEqualInSinglePrecision() {
    ObjectiveVector first = vector(1, 5, 1 + 1e-12);
    ObjectiveVector second = vector(1, 3, 1);
    assertEquals(List.of(first), TWO.nonDominated(List.of(first, second), Function.identity()));
  }

  @Test
  void agreesWithBruteForceOnRandomPoints() {
    Random random = new Random(11);
    List<ObjectiveVector> points =
        Stream.generate(() -> random.nextInt(20))
            .map(x -> vector(x, random.nextInt(20), 20 - x + random.nextInt(6)))
            .limit(200)
            .toList();
    List<ObjectiveVector> kept = TWO.nonDominated(points, Function.identity());
    for (ObjectiveVector point : points) {
      boolean dominated =
          points.stream()
              .anyMatch(other -> TWO.nowhereWorse(other, point) && !TWO.nowhereWorse(point, other));
      boolean shown =
          kept.stream()
              .anyMatch(one -> TWO.nowhereWorse(one, point) && TWO.nowhereWorse(point, one));
      assertEquals(!dominated, shown, point.toString());
    }
    assertTrue(kept.size() > 1, "several remain");
  }

  @Test
  void needsAnObjective() {
    assertThrows(IllegalArgumentException.class, () -> new ObjectiveSubset(Set.of()));
  }
}
