package io.slit.core.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.pareto.Fronts;
import io.slit.core.pareto.Hypervolume;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonDominatedArchiveTest {
  private static List<Integer> content(NonDominatedArchive<Integer> archive) {
    List<Integer> makers = new ArrayList<>();
    for (int i = 0; i < archive.size(); i++) {
      makers.add(archive.maker(i));
    }
    Collections.sort(makers);
    return makers;
  }

  /** Distinct points on a coarse grid, so that many share some values. */
  private static List<double[]> points(Random random, int count) {
    Set<List<Double>> distinct = new HashSet<>();
    while (distinct.size() < count) {
      distinct.add(random.ints(3, 0, 12).mapToObj(i -> (double) i).toList());
    }
    return distinct.stream()
        .map(point -> point.stream().mapToDouble(Double::doubleValue).toArray())
        .toList();
  }

  /** Nowhere worse and somewhere better, by definition. */
  private static boolean dominates(double[] a, double[] b) {
    boolean better = false;
    for (int i = 0; i < a.length; i++) {
      if (a[i] > b[i]) {
        return false;
      }
      better |= a[i] < b[i];
    }
    return better;
  }

  private static List<Integer> bruteForce(List<double[]> points) {
    List<Integer> front = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      double[] point = points.get(i);
      if (points.stream().noneMatch(other -> dominates(other, point))) {
        front.add(i);
      }
    }
    return front;
  }

  @Test
  void holdsTheFrontWhateverTheOrderOfOffers() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<double[]> points = points(random, 60);
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < points.size(); i++) {
        order.add(i);
      }
      Collections.shuffle(order, random);
      NonDominatedArchive<Integer> archive = new NonDominatedArchive<>();
      order.forEach(i -> archive.offer(points.get(i), i));
      assertEquals(bruteForce(points), content(archive), "seed " + seed);
    }
  }

  @Test
  void pointAndMakerStayTogether() {
    Random random = new Random(3);
    List<double[]> points = points(random, 200);
    NonDominatedArchive<Integer> archive = new NonDominatedArchive<>();
    for (int i = 0; i < points.size(); i++) {
      archive.offer(points.get(i), i);
    }
    for (int i = 0; i < archive.size(); i++) {
      assertArrayEquals(points.get(archive.maker(i)), archive.point(i));
    }
  }

  @Test
  void ofTwoEqualPointsTheFirstStays() {
    NonDominatedArchive<String> archive = new NonDominatedArchive<>();
    assertTrue(archive.offer(new double[] {1, 2}, "first"));
    assertFalse(archive.offer(new double[] {1, 2}, "second"));
    assertEquals("first", archive.maker(0));
  }

  @Test
  void doesNotKeepTheCallersArray() {
    NonDominatedArchive<String> archive = new NonDominatedArchive<>();
    double[] scratch = {1, 2};
    archive.offer(scratch, "one");
    scratch[0] = 9;
    assertEquals(1, archive.point(0)[0]);
  }

  @Test
  void aPlanThatIsBetterByRoundingOnlyIsNotKept() {
    NonDominatedArchive<String> archive = new NonDominatedArchive<>();
    archive.offer(new double[] {100, 7}, "clean");
    assertFalse(archive.offer(new double[] {Math.nextDown(100.0), 9}, "dirty"));
    assertTrue(archive.offer(new double[] {99.999, 9}, "faster"));
    archive.offer(new double[] {Math.nextUp(100.0), 5}, "cleaner");
    assertEquals(2, archive.size());
  }

  /** Against the definition, on fronts large enough for a deep tree that also shrinks. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void holdsTheFrontOfManyPointsOnATreeThatGrowsAndShrinks(int objectives) {
    Random random = new Random(objectives);
    List<double[]> offered = new ArrayList<>(Fronts.flat(objectives, 1000, 1));
    offered.addAll(Fronts.box(objectives, 500, 2));
    for (double[] point : Fronts.flat(objectives, 300, 3)) {
      double factor = 0.7 + 0.4 * random.nextDouble();
      offered.add(Arrays.stream(point).map(x -> factor * x).toArray());
    }
    NonDominatedArchive<Integer> archive = new NonDominatedArchive<>();
    for (int i = 0; i < offered.size(); i++) {
      archive.offer(offered.get(i), i);
    }
    assertEquals(bruteForce(offered), content(archive));
  }

  /** Each but the last objective has one value in most points, so that medians split nothing. */
  @Test
  void holdsPointsThatAreLevelInMostObjectives() {
    List<double[]> offered = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      offered.add(new double[] {i < 5 ? i : 5, i < 5 ? 5 : i, 500 - i});
    }
    NonDominatedArchive<Integer> archive = new NonDominatedArchive<>();
    for (int i = 0; i < offered.size(); i++) {
      archive.offer(offered.get(i), i);
    }
    assertEquals(bruteForce(offered), content(archive));
  }

  @Test
  void aFullArchiveIsThinnedButKeepsTheBestOfEveryObjective() {
    List<double[]> offered = Fronts.concave(4, 5000, 1);
    NonDominatedArchive<Integer> archive = new NonDominatedArchive<>(400);
    for (int i = 0; i < offered.size(); i++) {
      archive.offer(offered.get(i), i);
      assertTrue(archive.size() <= 400);
    }
    assertTrue(archive.size() >= 100, "" + archive.size());
    List<double[]> kept = content(archive).stream().map(offered::get).toList();
    for (int objective = 0; objective < 4; objective++) {
      int o = objective;
      assertEquals(
          offered.stream().mapToDouble(point -> point[o]).min().orElseThrow(),
          kept.stream().mapToDouble(point -> point[o]).min().orElseThrow(),
          1e-7);
    }
    double[] reference = {1.1, 1.1, 1.1, 1.1};
    double volume = Hypervolume.of(kept, reference);
    List<double[]> shuffled = new ArrayList<>(offered);
    for (long seed = 0; seed < 20; seed++) {
      Collections.shuffle(shuffled, new Random(seed));
      double random = Hypervolume.of(shuffled.subList(0, kept.size()), reference);
      assertTrue(volume > random, "seed " + seed + ": " + volume + " and " + random);
    }
  }

  @Test
  void refusesACapThatNoMenuCouldBePickedFrom() {
    assertThrows(IllegalArgumentException.class, () -> new NonDominatedArchive<String>(99));
  }
}
