package io.slit.predictor.smile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slit.predictor.artifact.CompiledTrees;
import io.slit.predictor.features.Feature;
import io.slit.predictor.features.FeatureSchema;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlattenedTreesTest {
  private static final long SEED = 2024;
  private static final FeatureSchema SCHEMA =
      new FeatureSchema(
          "test", 1, Stream.of("a", "b", "c", "d").map(one -> new Feature(one, "1")).toList());

  @Test
  void equalsSmileOnRandomRows() {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    List<double[]> rows = IntStream.range(0, 300).mapToObj(i -> row(random)).toList();
    FittedTrees fitted =
        GradientBoosting.fit(SCHEMA, rows, rows.stream().mapToDouble(this::truth).toArray(), SEED);
    CompiledTrees flattened = CompiledTrees.of(fitted.flatten());
    rows.forEach(row -> assertEquals(fitted.predict(row), flattened.predict(row), 1e-12));
    for (int i = 0; i < 10_000; i++) {
      double[] row = row(random);
      assertEquals(fitted.predict(row), flattened.predict(row), 1e-12);
    }
    assertBatchEqualsSingle(flattened, IntStream.range(0, 10_007).mapToObj(i -> row(random)));
  }

  private static void assertBatchEqualsSingle(CompiledTrees trees, Stream<double[]> many) {
    double[][] rows = many.toArray(double[][]::new);
    double[] batch = new double[rows.length];
    trees.predict(rows, batch);
    for (int r = 0; r < rows.length; r++) {
      assertEquals(trees.predict(rows[r]), batch[r], 1e-12);
    }
  }

  @Test
  void isTheSameForTheSameSeed() {
    List<double[]> rows = IntStream.range(0, 100).mapToObj(i -> row(new Random(i))).toList();
    double[] responses = rows.stream().mapToDouble(this::truth).toArray();
    assertEquals(
        GradientBoosting.fit(SCHEMA, rows, responses, 5).flatten(),
        GradientBoosting.fit(SCHEMA, rows, responses, 5).flatten());
  }

  /** Half of the values repeat, so that thresholds are met exactly too. */
  private static double[] row(Random random) {
    return random
        .doubles(4)
        .map(value -> random.nextBoolean() ? Math.rint(8 * value) / 8 : 4 * value - 2)
        .toArray();
  }

  private double truth(double[] row) {
    return Math.sin(3 * row[0]) + row[1] * row[2] - (row[3] > 0.5 ? 1 : 0);
  }
}
