package io.slit.core.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AliasTableTest {
  /** Mass of each entry, read off the columns: where in a column the pick changes. */
  private static double[] masses(AliasTable table, int n) {
    double[] masses = new double[n];
    for (int column = 0; column < n; column++) {
      double cut = cut(table, column, n);
      masses[column] += cut / n;
      masses[table.pick((column + 0.9999999999999) / n)] += (1 - cut) / n;
    }
    return masses;
  }

  /** Part of a column that keeps its own entry, by bisection. */
  private static double cut(AliasTable table, int column, int n) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      double unit = Math.min((column + middle) / n, Math.nextDown(1.0));
      if (table.pick(unit) == column) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16, 64})
  void theMassOfEachEntryIsItsWeight(int n) {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      double[] weights = new double[n];
      double total = 0;
      for (int i = 0; i < n; i++) {
        weights[i] = i > 0 && random.nextInt(4) == 0 ? 0 : Math.pow(random.nextDouble(), 4);
        total += weights[i];
      }
      double[] masses = masses(AliasTable.of(weights), n);
      for (int i = 0; i < n; i++) {
        assertEquals(weights[i] / total, masses[i], 1e-12, "seed " + seed + ", entry " + i);
      }
    }
  }

  @Test
  void anEntryWithoutWeightIsNeverPicked() {
    AliasTable table = AliasTable.of(new double[] {0, 0.1, 0, 0.9});
    Random random = new Random(3);
    for (int i = 0; i < 100_000; i++) {
      assertEquals(1, table.pick(random.nextDouble()) % 2);
    }
    assertEquals(1, table.pick(0) % 2);
    assertEquals(1, table.pick(Math.nextDown(1.0)) % 2);
  }

  @Test
  void theLastPointBelowOneIsInTheLastColumn() {
    for (int n = 1; n < 5000; n++) {
      double[] alike = new double[n];
      Arrays.fill(alike, 1);
      assertEquals(n - 1, AliasTable.of(alike).pick(Math.nextDown(1.0)), n + " entries");
    }
  }
}
