package io.slit.core.search.lp;

/** Solves a few linear equations by elimination with partial pivoting; nothing is kept. */
final class DenseSystem {
  private DenseSystem() {}

  /**
   * Solves for x in A x = b.
   *
   * @param columns of A, each as long as b
   * @return x, or an empty array where the columns depend on each other
   */
  static double[] solve(double[][] columns, double[] right) {
    int n = right.length;
    double[][] rows = new double[n][n + 1];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] = columns[j][i];
      }
      rows[i][n] = right[i];
    }
    return eliminate(rows, n);
  }

  /** Solves for y in y A = c, with the columns of A. */
  static double[] solveTransposed(double[][] columns, double[] right) {
    int n = right.length;
    double[][] rows = new double[n][n + 1];
    for (int i = 0; i < n; i++) {
      System.arraycopy(columns[i], 0, rows[i], 0, n);
      rows[i][n] = right[i];
    }
    return eliminate(rows, n);
  }

  private static double[] eliminate(double[][] rows, int n) {
    for (int i = 0; i < n; i++) {
      int pivot = i;
      for (int r = i + 1; r < n; r++) {
        pivot = Math.abs(rows[r][i]) > Math.abs(rows[pivot][i]) ? r : pivot;
      }
      double[] row = rows[pivot];
      rows[pivot] = rows[i];
      rows[i] = row;
      if (Math.abs(row[i]) < 1e-14) {
        return new double[0];
      }
      for (int r = 0; r < n; r++) {
        double factor = rows[r][i] / row[i];
        for (int j = i; j <= n && r != i && factor != 0; j++) {
          rows[r][j] -= factor * row[j];
        }
      }
    }
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = rows[i][n] / rows[i][i];
    }
    return x;
  }
}
