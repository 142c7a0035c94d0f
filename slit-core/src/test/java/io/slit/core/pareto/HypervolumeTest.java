package io.slit.core.pareto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HypervolumeTest {
  private static double[] all(int objectives, double value) {
    double[] point = new double[objectives];
    Arrays.fill(point, value);
    return point;
  }

  private static List<double[]> random(int objectives, int count, long seed) {
    Random random = new Random(seed);
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      points.add(random.doubles(objectives).toArray());
    }
    return points;
  }

  /** Adds and takes away the boxes that every subset of points shares. */
  private static double inclusionExclusion(List<double[]> points, double[] reference) {
    double sum = 0;
    for (int subset = 1; subset < 1 << points.size(); subset++) {
      double[] corner = all(reference.length, Double.NEGATIVE_INFINITY);
      for (int i = 0; i < points.size(); i++) {
        if ((subset >> i & 1) == 1) {
          for (int j = 0; j < corner.length; j++) {
            corner[j] = Math.max(corner[j], points.get(i)[j]);
          }
        }
      }
      double box = 1;
      for (int j = 0; j < corner.length; j++) {
        box *= Math.max(0, reference[j] - corner[j]);
      }
      sum += Integer.bitCount(subset) % 2 == 1 ? box : -box;
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6})
  void onePointIsItsBox(int objectives) {
    assertEquals(
        Math.pow(0.75, objectives),
        Hypervolume.of(List.of(all(objectives, 0.25)), all(objectives, 1)),
        1e-12);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6})
  void equalsInclusionAndExclusionOfBoxes(int objectives) {
    for (long seed = 0; seed < 20; seed++) {
      List<double[]> points = random(objectives, 9, seed);
      double[] reference = all(objectives, 1.1);
      assertEquals(
          inclusionExclusion(points, reference),
          Hypervolume.of(points, reference),
          1e-12,
          "seed " + seed);
    }
  }

  /** Level values, doubles and dominated points among few: what the sweep must not count twice. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6})
  void equalsInclusionAndExclusionWherePointsAreLevel(int objectives) {
    double[] reference = all(objectives, 1);
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      List<double[]> points = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        points.add(random.ints(objectives, 0, 4).mapToDouble(k -> k / 4.0).toArray());
      }
      assertEquals(
          inclusionExclusion(points, reference),
          Hypervolume.of(points, reference),
          1e-12,
          "seed " + seed);
    }
  }

  /** Every cell of a grid below which some point stands, one by one: a plane of the simplex. */
  @Test
  void equalsTheCellsBelowAPlaneInFourObjectives() {
    int steps = 6;
    List<double[]> plane = new ArrayList<>();
    long cells = 0;
    for (int code = 0; code < steps * steps * steps * steps; code++) {
      int a = code % steps;
      int b = code / steps % steps;
      int c = code / steps / steps % steps;
      int d = code / steps / steps / steps;
      if (a + b + c + d == steps) {
        plane.add(new double[] {a, b, c, d});
      }
      cells += a + b + c + d >= steps ? 1 : 0;
    }
    assertEquals(cells, Hypervolume.of(plane, all(4, steps)), 1e-9);
  }

  @Test
  void equalsASampleOnALargerFront() {
    List<double[]> points = random(4, 60, 7);
    double[] reference = all(4, 1);
    Random random = new Random(11);
    int samples = 200_000;
    int hits = 0;
    for (int i = 0; i < samples; i++) {
      double[] at = random.doubles(4).toArray();
      hits += points.stream().anyMatch(point -> below(point, at)) ? 1 : 0;
    }
    double part = (double) hits / samples;
    double error = 4 * Math.sqrt(part * (1 - part) / samples);
    assertEquals(part, Hypervolume.of(points, reference), error);
  }

  private static boolean below(double[] point, double[] at) {
    for (int i = 0; i < at.length; i++) {
      if (point[i] > at[i]) {
        return false;
      }
    }
    return true;
  }

  @Test
  void doesNotDependOnOrderDoublesOrDominatedPoints() {
    List<double[]> points = random(5, 40, 3);
    double[] reference = all(5, 1);
    double volume = Hypervolume.of(points, reference);
    List<double[]> more = new ArrayList<>(points);
    more.add(points.get(0));
    more.add(all(5, 0.999));
    Collections.shuffle(more, new Random(5));
    assertEquals(volume, Hypervolume.of(more, reference), 1e-12);
  }

  @Test
  void pointsBeyondTheReferenceCountNothing() {
    double[] beyond = {0, 0, 1};
    assertEquals(0, Hypervolume.of(List.of(beyond), all(3, 1)));
    assertEquals(0, Hypervolume.of(List.of(), all(3, 1)));
  }

  @Test
  void refusesLengthsThatDiffer() {
    assertThrows(
        IllegalArgumentException.class, () -> Hypervolume.of(List.of(all(3, 0)), all(4, 1)));
  }
}
