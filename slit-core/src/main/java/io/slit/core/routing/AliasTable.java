package io.slit.core.routing;

/**
 * Picks an entry with given probabilities in constant time.
 *
 * <p>Walker's alias method in Vose's form (A Linear Algorithm for Generating Random Numbers With a
 * Given Distribution, 1991): n equal columns, each cut into at most two entries.
 */
final class AliasTable {
  private final double[] cut;
  private final int[] alias;

  private AliasTable(double[] cut, int[] alias) {
    this.cut = cut;
    this.alias = alias;
  }

  /** Returns the table of weights that are not negative and not all 0. */
  static AliasTable of(double[] weights) {
    int n = weights.length;
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double[] cut = new double[n];
    int[] alias = new int[n];
    int[] small = new int[n];
    int[] large = new int[n];
    int smalls = 0;
    int larges = 0;
    for (int i = 0; i < n; i++) {
      cut[i] = weights[i] * n / total;
      alias[i] = i;
      if (cut[i] < 1) {
        small[smalls++] = i;
      } else {
        large[larges++] = i;
      }
    }
    while (smalls > 0 && larges > 0) {
      int less = small[--smalls];
      int more = large[larges - 1];
      alias[less] = more;
      cut[more] -= 1 - cut[less];
      if (cut[more] < 1) {
        larges--;
        small[smalls++] = more;
      }
    }
    closeRounding(cut, small, smalls, large, larges);
    return new AliasTable(cut, alias);
  }

  /** Columns left over differ from 1 by rounding only: they keep their own entry. */
  private static void closeRounding(
      double[] cut, int[] small, int smalls, int[] large, int larges) {
    for (int i = 0; i < smalls; i++) {
      cut[small[i]] = 1;
    }
    for (int i = 0; i < larges; i++) {
      cut[large[i]] = 1;
    }
  }

  /** Returns the entry at a point {@code unit} of [0, 1). */
  int pick(double unit) {
    double scaled = unit * cut.length;
    int column = (int) scaled;
    return scaled - column < cut[column] ? column : alias[column];
  }
}
