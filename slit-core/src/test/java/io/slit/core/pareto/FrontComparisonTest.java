package io.slit.core.pareto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontComparisonTest {
  private static List<double[]> moved(List<double[]> points, double by) {
    return points.stream().map(point -> Arrays.stream(point).map(x -> x + by).toArray()).toList();
  }

  @Test
  void aDominatedRegionIsAtNoDistance() {
    List<double[]> front = List.of(new double[] {1, 1});
    List<double[]> reference = List.of(new double[] {1, 5}, new double[] {3, 1});
    assertEquals(0, FrontComparison.invertedGenerationalDistancePlus(front, reference));
  }

  /** From (4, 4) to (0, 8) only the first value is worse, by 4; to (1, 0) both are, by 3 and 4. */
  @Test
  void onlyWhatIsWorseCountsAsDistance() {
    List<double[]> front = List.of(new double[] {4, 4});
    List<double[]> reference = List.of(new double[] {0, 8}, new double[] {1, 0});
    assertEquals(4.5, FrontComparison.invertedGenerationalDistancePlus(front, reference), 1e-12);
    assertEquals(4, FrontComparison.additiveEpsilon(front, reference), 1e-12);
  }

  @Test
  void aFrontMovedAwayIsBehindByTheMove() {
    List<double[]> reference = Fronts.flat(5, 40, 1);
    List<double[]> behind = moved(reference, 1e-3);
    double way = FrontComparison.invertedGenerationalDistancePlus(behind, reference);
    assertTrue(way > 0 && way <= 1e-3 * Math.sqrt(5) + 1e-12, "" + way);
    assertEquals(1e-3, FrontComparison.additiveEpsilon(behind, reference), 1e-12);
    assertEquals(-1e-3, FrontComparison.additiveEpsilon(reference, behind), 1e-12);
    assertEquals(0, FrontComparison.invertedGenerationalDistancePlus(reference, behind));
  }

  @Test
  void coverageIsThePartThatIsDominatedOrMet() {
    List<double[]> a = List.of(new double[] {1, 3}, new double[] {3, 1});
    List<double[]> b =
        List.of(new double[] {1, 3}, new double[] {4, 4}, new double[] {2, 2}, new double[] {0, 9});
    assertEquals(0.5, FrontComparison.coverage(a, b));
    assertEquals(0.5, FrontComparison.coverage(b, a));
    assertEquals(1, FrontComparison.coverage(a, moved(a, 1)));
    assertEquals(0, FrontComparison.coverage(moved(a, 1), a));
  }

  @Test
  void refusesNothingAndLengthsThatDiffer() {
    List<double[]> two = List.of(new double[] {1, 2});
    List<double[]> three = List.of(new double[] {1, 2, 3});
    assertThrows(IllegalArgumentException.class, () -> FrontComparison.coverage(two, List.of()));
    assertThrows(IllegalArgumentException.class, () -> FrontComparison.additiveEpsilon(two, three));
    assertThrows(
        IllegalArgumentException.class,
        () -> FrontComparison.invertedGenerationalDistancePlus(List.of(), two));
  }
}
