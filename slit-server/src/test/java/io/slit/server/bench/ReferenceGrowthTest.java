package io.slit.server.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.search.Physics;
import io.slit.core.search.synthetic.ProblemSize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** References grow, and never shrink, whatever is offered. */
class ReferenceGrowthTest {
  private static final BenchCase PROBLEM = new BenchCase(ProblemSize.S, Physics.LINEAR, 7);

  /** Points near a sphere's corner: mostly non-dominated, some dominated. */
  private static List<double[]> points(Random random, int count, double radius) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] point = new double[4];
      double length = 0;
      for (int j = 0; j < point.length; j++) {
        point[j] = Math.abs(random.nextGaussian());
        length += point[j] * point[j];
      }
      double scale = radius * (1 + 0.2 * random.nextDouble()) / Math.sqrt(length);
      Arrays.setAll(point, j -> 10 - point[j] * scale);
      points.add(point);
    }
    return points;
  }

  private static ReferenceFront front(List<double[]> points) {
    return new ReferenceFront(PROBLEM, "f", List.of("points"), points);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void volumesOnlyGrowInTheBoxOfTheNewFront(long seed) {
    Random random = new Random(seed);
    ReferenceFront now = ReferenceGrowth.first(front(points(random, 300, 1)));
    for (int round = 0; round < 4; round++) {
      ReferenceFront before = now;
      now = ReferenceGrowth.grow(before, front(points(random, 150, 0.9 + 0.1 * round)));
      double least = 1 - 1e-9;
      ReferenceBox box = now.box();
      assertTrue(box.volume(now.best()) >= least * box.volume(before.best()), "seed " + seed);
      assertTrue(box.volume(now.points()) >= least * box.volume(before.points()), "seed " + seed);
      assertTrue(now.points().size() <= ReferenceFront.MOST_POINTS);
    }
  }

  @Test
  void thinningKeepsTheIdeal() {
    List<double[]> points = points(new Random(4), 3000, 1);
    ReferenceFront grown = ReferenceGrowth.first(front(points));
    assertEquals(ReferenceBox.of(NonDominated.of(points)).ideal(), grown.box().ideal());
    assertEquals(ReferenceBox.of(NonDominated.of(points)).nadir(), grown.box().nadir());
  }

  @Test
  void isTheSameAfterGrowingByItself() {
    ReferenceFront now = ReferenceGrowth.first(front(points(new Random(1), 200, 1)));
    ReferenceFront again = ReferenceGrowth.grow(now, now);
    assertEquals(now.box().volume(now.best()), again.box().volume(again.best()), 1e-12);
    assertEquals(now.madeBy(), again.madeBy());
  }

  @Test
  void worseAndDominatedPointsChangeNoVolume() {
    ReferenceFront now = ReferenceGrowth.first(front(points(new Random(2), 200, 1)));
    List<double[]> worse =
        now.points().stream().map(one -> Arrays.stream(one).map(v -> v + 1).toArray()).toList();
    ReferenceFront grown = ReferenceGrowth.grow(now, front(worse));
    assertEquals(now.box().volume(now.points()), grown.box().volume(grown.points()), 1e-12);
  }

  @Test
  void refusesPointsOfAnotherProblem() {
    ReferenceFront now = ReferenceGrowth.first(front(points(new Random(3), 50, 1)));
    ReferenceFront other = new ReferenceFront(PROBLEM, "g", List.of(), now.points());
    String message =
        assertThrows(IllegalArgumentException.class, () -> ReferenceGrowth.grow(now, other))
            .getMessage();
    assertTrue(message.contains("s-linear-7") && message.contains("anew"), message);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theExactPickIsWithinItsBoundOfTheBestPick(long seed) {
    List<double[]> points = new ArrayList<>();
    for (double[] point : points(new Random(seed), 12, 1)) {
      points.add(Arrays.stream(point).map(v -> v - 9).toArray());
    }
    double picked = volume(points, ExactGreedy.pick(points, 3));
    double best = 0;
    for (int a = 0; a < points.size(); a++) {
      for (int b = a + 1; b < points.size(); b++) {
        for (int c = b + 1; c < points.size(); c++) {
          best = Math.max(best, volume(points, List.of(a, b, c)));
        }
      }
    }
    assertTrue(picked >= (1 - 1 / Math.E) * best && picked <= best + 1e-12, picked + " " + best);
  }

  private static double volume(List<double[]> points, List<Integer> positions) {
    double[] reference = {1.1, 1.1, 1.1, 1.1};
    return io.slit.core.pareto.Hypervolume.of(
        positions.stream().map(points::get).toList(), reference);
  }

  @Test
  void theBoxIsNotStretchedByAGainOfARoundingError() {
    List<double[]> points =
        List.of(
            new double[] {1, 5, 5, 5},
            new double[] {1 - 1e-9, 500, 5, 5},
            new double[] {5, 1, 5, 5},
            new double[] {5, 5, 1, 5},
            new double[] {5, 5, 5, 1});
    ReferenceBox box = ReferenceBox.of(points);
    assertEquals(List.of(1 - 1e-9, 1.0, 1.0, 1.0), box.ideal());
    assertEquals(List.of(5.0, 5.0, 5.0, 5.0), box.nadir());
  }
}
