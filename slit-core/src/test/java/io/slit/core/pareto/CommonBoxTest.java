package io.slit.core.pareto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Fronts whose areas and coverages are counted by hand. */
class CommonBoxTest {
  private static final double BOX = CommonBox.REFERENCE * CommonBox.REFERENCE;

  private static List<double[]> front(double[]... points) {
    return List.of(points);
  }

  @Test
  void measuresBothInTheBoxOfBoth() {
    // Box: ideal (10, 100), nadir (30, 300). Scaled: A = (0, 1), (1, 0); B = (0.5, 0.5).
    CommonBox found =
        CommonBox.of(
            front(new double[] {10, 300}, new double[] {30, 100}), front(new double[] {20, 200}));
    assertEquals((1.1 * 0.1 + 0.1 * 1.1 - 0.1 * 0.1) / BOX, found.first().hypervolume(), 1e-12);
    assertEquals(0.6 * 0.6 / BOX, found.second().hypervolume(), 1e-12);
    assertEquals(0, found.first().coverage());
    assertEquals(0, found.second().coverage());
  }

  @Test
  void countsWhatIsCoveredOnEitherSide() {
    CommonBox found =
        CommonBox.of(
            front(new double[] {1, 1}),
            front(new double[] {2, 2}, new double[] {1, 1}, new double[] {0, 3}));
    assertEquals(2.0 / 3, found.first().coverage(), 1e-12);
    assertEquals(1, found.second().coverage());
  }

  @Test
  void anObjectiveThatDoesNotVaryCountsForNeither() {
    CommonBox with = CommonBox.of(front(new double[] {1, 4, 7}), front(new double[] {2, 3, 7}));
    CommonBox without = CommonBox.of(front(new double[] {1, 4}), front(new double[] {2, 3}));
    assertEquals(without.first().hypervolume(), with.first().hypervolume(), 1e-12);
  }

  @Test
  void refusesAnEmptyFrontAndOtherObjectives() {
    List<double[]> one = front(new double[] {1, 1});
    assertThrows(IllegalArgumentException.class, () -> CommonBox.of(one, List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> CommonBox.of(one, front(new double[] {1, 1, 1})));
  }
}
