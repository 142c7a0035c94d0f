package io.slit.core.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.pareto.Fronts;
import io.slit.core.pareto.Hypervolume;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MenuPickerTest {
  private static List<double[]> points(long seed, int count) {
    Random random = new Random(seed);
    return IntStream.range(0, count).mapToObj(i -> random.doubles(5, 0, 1000).toArray()).toList();
  }

  @Test
  void picksTheEndsOfALineThenItsMiddleThenItsQuarters() {
    List<double[]> line =
        IntStream.rangeClosed(0, 8).mapToObj(i -> new double[] {i, 8 - i}).toList();
    assertEquals(List.of(0, 8, 4, 2, 6), MenuPicker.pick(line, 5));
  }

  @Test
  void noUnitOutweighsAnother() {
    List<double[]> line =
        IntStream.rangeClosed(0, 8).mapToObj(i -> new double[] {1e9 * i, 1e-9 * (8 - i)}).toList();
    assertEquals(List.of(0, 8, 4, 2, 6), MenuPicker.pick(line, 5));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 20, 100, 200})
  void neverPicksMoreThanAskedNorOneTwice(int size) {
    List<Integer> picked = MenuPicker.pick(points(size, 100), size);
    assertEquals(Math.min(size, 100), picked.size());
    assertEquals(picked.size(), new HashSet<>(picked).size());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void keepsTheBestOfEveryObjective(long seed) {
    List<double[]> points = points(seed, 50);
    List<Integer> picked = MenuPicker.pick(points, 5);
    for (int objective = 0; objective < 5; objective++) {
      int o = objective;
      double least = points.stream().mapToDouble(point -> point[o]).min().orElseThrow();
      assertTrue(
          picked.stream().anyMatch(i -> points.get(i)[o] == least),
          "seed " + seed + ", objective " + objective);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void picksTheSamePointsInWhateverOrderTheyCome(long seed) {
    List<double[]> points = points(seed, 50);
    List<double[]> shuffled = new ArrayList<>(points);
    Collections.shuffle(shuffled, new Random(seed));
    assertEquals(picked(points), picked(shuffled), "seed " + seed);
  }

  private static List<double[]> picked(List<double[]> points) {
    return MenuPicker.pick(points, 12).stream().map(points::get).toList();
  }

  @Test
  void equalPointsStandOnTheMenuOnce() {
    double[] one = {1, 2};
    assertEquals(List.of(0), MenuPicker.pick(List.of(one, one.clone(), one.clone()), 3));
    assertEquals(List.of(), MenuPicker.pick(List.of(), 3));
  }

  /** Points of a curved front in four objectives; a menu of one in eight of them. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void keepsMoreVolumeThanAnyOfTwentyRandomMenus(long seed) {
    Random random = new Random(seed);
    List<double[]> front = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      double[] direction = random.doubles(4, 0.01, 1).toArray();
      double length = Math.sqrt(Arrays.stream(direction).map(x -> x * x).sum());
      front.add(Arrays.stream(direction).map(x -> 1 - x / length).toArray());
    }
    double menu = volume(MenuPicker.pick(front, 25).stream().map(front::get).toList());
    for (int i = 0; i < 20; i++) {
      List<double[]> shuffled = new ArrayList<>(front);
      Collections.shuffle(shuffled, random);
      assertTrue(menu > volume(shuffled.subList(0, 25)), "seed " + seed);
    }
    double exact = volume(exactGreedy(front, 25));
    assertTrue(menu > 0.95 * exact, "seed " + seed + ": " + menu / exact);
  }

  /** One far point would make the others look alike, were the box as wide as it is far. */
  @Test
  void aPointFarBeyondTheEndsDoesNotBlurTheOthers() {
    List<double[]> front = new ArrayList<>(Fronts.convex(3, 2000, 4));
    double without = volumeOf(MenuPicker.pick(front, 40), front);
    front.add(new double[] {2000, 0.05, 0.05});
    assertTrue(volumeOf(MenuPicker.pick(front, 40), front) > 0.99 * without);
  }

  private static double volumeOf(List<Integer> picked, List<double[]> front) {
    List<double[]> points = picked.stream().map(front::get).toList();
    return Hypervolume.of(points, new double[] {1.1, 1.1, 1.1});
  }

  /** Always takes the point that adds most volume, counted exactly. */
  private static List<double[]> exactGreedy(List<double[]> front, int size) {
    List<double[]> taken = new ArrayList<>();
    for (int k = 0; k < size; k++) {
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

  private static double volume(List<double[]> points) {
    return Hypervolume.of(points, new double[] {1.1, 1.1, 1.1, 1.1});
  }
}
