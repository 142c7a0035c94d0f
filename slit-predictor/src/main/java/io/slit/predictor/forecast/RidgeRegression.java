package io.slit.predictor.forecast;

import java.util.Arrays;

/**
 * Linear regression learned row by row: the normal equations are kept, so old rows need not be.
 *
 * <p>Formula: {@code (A + penalty x diag(A)) b = c}, with A = sum of x xT and c = sum of x y, both
 * multiplied by a factor at each {@link #forget}; the penalty is relative, so the unit of a feature
 * does not matter. Hoerl and Kennard, Technometrics 12 (1970), eq. 2.1, with Levenberg's scaling.
 * Solved by Cholesky's decomposition. A row costs n^2/2 multiplications, a solution n^3/6.
 */
final class RidgeRegression {
  /** What is left of a feature that the others determine, so that it can be divided by. */
  private static final double LEAST_REST = 1e-12;

  private final int size;
  private final double[][] lower;
  private final double[] right;
  private final double[] coefficients;
  private final double[][] factor;

  RidgeRegression(int size) {
    this.size = size;
    this.lower = triangle(size);
    this.factor = triangle(size);
    this.right = new double[size];
    this.coefficients = new double[size];
  }

  private static double[][] triangle(int size) {
    double[][] rows = new double[size][];
    Arrays.setAll(rows, i -> new double[i + 1]);
    return rows;
  }

  /** Learns one row. */
  void add(double[] features, double target) {
    for (int i = 0; i < size; i++) {
      double feature = features[i];
      if (feature != 0) {
        double[] row = lower[i];
        for (int j = 0; j <= i; j++) {
          row[j] += feature * features[j];
        }
        right[i] += feature * target;
      }
    }
  }

  /** Weighs all rows so far by a factor in (0, 1]. */
  void forget(double kept) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        lower[i][j] *= kept;
      }
      right[i] *= kept;
    }
  }

  /** Solves for the coefficients; a feature that was always 0 gets 0. */
  void solve(double penalty) {
    decompose(penalty);
    for (int i = 0; i < size; i++) {
      double sum = right[i];
      for (int j = 0; j < i; j++) {
        sum -= factor[i][j] * coefficients[j];
      }
      coefficients[i] = sum / factor[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      double sum = coefficients[i];
      for (int j = i + 1; j < size; j++) {
        sum -= factor[j][i] * coefficients[j];
      }
      coefficients[i] = sum / factor[i][i];
    }
  }

  private void decompose(double penalty) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        factor[i][j] = (lower[i][j] - product(i, j)) / factor[j][j];
      }
      double diagonal = lower[i][i] == 0 ? 1 : lower[i][i];
      double rest = (1 + penalty) * diagonal - product(i, i);
      factor[i][i] = Math.sqrt(Math.max(rest, LEAST_REST * diagonal));
    }
  }

  private double product(int i, int j) {
    double sum = 0;
    for (int k = 0; k < j; k++) {
      sum += factor[i][k] * factor[j][k];
    }
    return sum;
  }

  /** Returns the prediction for a row; 0 before the first solution. */
  double predict(double[] features) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += coefficients[i] * features[i];
    }
    return sum;
  }

  /** Returns one coefficient of the last solution. */
  double coefficient(int feature) {
    return coefficients[feature];
  }
}
