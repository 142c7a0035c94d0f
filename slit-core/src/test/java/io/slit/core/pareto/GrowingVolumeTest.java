package io.slit.core.pareto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against exact volumes. */
class GrowingVolumeTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void isNearTheExactVolumeOfAllPointsSoFar(int objectives) {
    Random random = new Random(objectives);
    GrowingVolume growing = new GrowingVolume(objectives);
    double[] reference = new double[objectives];
    Arrays.fill(reference, 1.1);
    double box = Math.pow(1.1, objectives);
    List<double[]> points = new ArrayList<>();
    for (int i = 1; i <= 60; i++) {
      double[] point = random.doubles(objectives).toArray();
      points.add(point);
      growing.add(point);
      if (i % 10 == 0) {
        assertEquals(Hypervolume.of(points, reference) / box, growing.part(), 0.003, i + " points");
      }
    }
    double before = growing.part();
    points.forEach(growing::add);
    assertEquals(before, growing.part());
  }
}
