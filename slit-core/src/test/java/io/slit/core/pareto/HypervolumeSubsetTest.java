package io.slit.core.pareto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HypervolumeSubsetTest {
  private static double volume(List<double[]> points) {
    double[] reference = new double[points.get(0).length];
    Arrays.fill(reference, HypervolumeSubset.REFERENCE);
    return Hypervolume.of(points, reference);
  }

  private static List<double[]> picked(List<double[]> points, int size) {
    return HypervolumeSubset.pick(points, size).stream().map(points::get).toList();
  }

  /** Always takes the point that adds most volume, counted exactly. */
  private static List<double[]> exactGreedy(List<double[]> front, int size) {
    List<double[]> taken = new ArrayList<>();
    while (taken.size() < size) {
      double[] best = front.get(0);
      double most = -1;
      for (double[] point : front) {
        taken.add(point);
        double volume = volume(taken);
        taken.remove(taken.size() - 1);
        if (volume > most) {
          most = volume;
          best = point;
        }
      }
      taken.add(best);
    }
    return taken;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6})
  void comesNearExactGreedyPicks(int objectives) {
    for (long seed = 1; seed <= 3; seed++) {
      List<double[]> front = Fronts.convex(objectives, 150, seed);
      double part = volume(picked(front, 15)) / volume(exactGreedy(front, 15));
      assertTrue(part > 0.985, "seed " + seed + ": " + part);
    }
  }

  @Test
  void aSecondLookKeepsMoreVolumeOfManyPoints() {
    for (long seed = 1; seed <= 3; seed++) {
      List<double[]> front = Fronts.concave(4, 4000, seed);
      List<Integer> twice = HypervolumeSubset.pickTwice(List.of(7), front, 60);
      double once =
          volume(
              HypervolumeSubset.pickAfter(List.of(7), front, 60).stream().map(front::get).toList());
      List<double[]> points = twice.stream().map(front::get).toList();
      assertEquals(59, points.size(), "with the one picked before, sixty");
      assertTrue(volume(points) > once, "seed " + seed + ": " + volume(points) / once);
    }
  }

  /** The bound of greedy picking, 1 - 1/e of the best of all choices, less what sampling loses. */
  @Test
  void comesNearTheBestOfAllChoices() {
    for (long seed = 1; seed <= 10; seed++) {
      List<double[]> front = Fronts.flat(4, 12, seed);
      double best = 0;
      for (int subset = 0; subset < 1 << front.size(); subset++) {
        if (Integer.bitCount(subset) == 4) {
          best = Math.max(best, volume(of(front, subset)));
        }
      }
      double greedy = volume(picked(front, 4));
      assertTrue(greedy > (1 - 1 / Math.E) * best, "seed " + seed);
      assertTrue(greedy <= best + 1e-12, "seed " + seed);
    }
  }

  private static List<double[]> of(List<double[]> points, int subset) {
    List<double[]> chosen = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      if ((subset >> i & 1) == 1) {
        chosen.add(points.get(i));
      }
    }
    return chosen;
  }

  @Test
  void theFirstPickIsTheLargestBox() {
    for (long seed = 1; seed <= 20; seed++) {
      List<double[]> points = Fronts.box(5, 100, seed);
      double largest = points.stream().mapToDouble(p -> volume(List.of(p))).max().orElseThrow();
      assertEquals(largest, volume(picked(points, 1)), 0.01 * largest, "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6})
  void picksTheSamePointsInWhateverOrderTheyCome(int objectives) {
    List<double[]> points = new ArrayList<>(Fronts.degenerate(objectives, 300, 1));
    List<List<Double>> picks = values(picked(points, 30));
    Collections.shuffle(points, new Random(2));
    assertEquals(picks, values(picked(points, 30)));
  }

  private static List<List<Double>> values(List<double[]> points) {
    return points.stream().map(point -> Arrays.stream(point).boxed().toList()).toList();
  }

  @Test
  void aDominatedPointIsPickedOnlyAfterWhatDominatesItAndThenAddsNothing() {
    List<double[]> front = Fronts.flat(4, 30, 1);
    List<double[]> all = new ArrayList<>();
    front.forEach(p -> all.add(Arrays.stream(p).map(x -> x + 1e-4).toArray()));
    all.addAll(front);
    List<Integer> picked = HypervolumeSubset.pick(all, 60);
    assertTrue(picked.stream().allMatch(i -> i >= 30), picked.toString());
  }

  @Test
  void whatWasPickedBeforeAddsNothingAgain() {
    List<double[]> front = Fronts.convex(4, 200, 1);
    List<Integer> all = HypervolumeSubset.pick(front, 20);
    assertEquals(all.subList(5, 20), HypervolumeSubset.pickAfter(all.subList(0, 5), front, 20));
    assertEquals(List.of(), HypervolumeSubset.pickAfter(all, front, 20));
    assertEquals(List.of(), HypervolumeSubset.pick(List.of(), 20));
  }

  @Test
  void pointsBeyondTheReferenceAreNotPickedAndThoseBelowTheBoxFillIt() {
    List<double[]> points =
        List.of(new double[] {2, 0, 0}, new double[] {-1, -1, -1}, new double[] {0.5, 0, 0});
    assertEquals(List.of(1), HypervolumeSubset.pick(points, 3));
  }

  @Test
  void refusesMoreThanSixObjectivesAndLengthsThatDiffer() {
    assertThrows(
        IllegalArgumentException.class, () -> HypervolumeSubset.pick(Fronts.flat(7, 3, 1), 2));
    List<double[]> mixed = List.of(new double[] {0, 0}, new double[] {0, 0, 0});
    assertThrows(IllegalArgumentException.class, () -> HypervolumeSubset.pick(mixed, 2));
  }
}
