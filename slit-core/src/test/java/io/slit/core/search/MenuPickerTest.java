package io.slit.core.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
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
}
