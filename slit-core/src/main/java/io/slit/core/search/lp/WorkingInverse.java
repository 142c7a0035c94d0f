package io.slit.core.search.lp;

import java.util.Arrays;

/** Inverts small dense matrices, by Gauss and Jordan's elimination with row pivoting. */
final class WorkingInverse {
  private static final double SINGULAR = 1e-13;

  private WorkingInverse() {}

  /**
   * Inverts a matrix in row-major order.
   *
   * @param matrix of {@code size} rows; destroyed
   * @param inverse receives the result
   * @return false if it is singular; the result is then meaningless
   */
  static boolean invert(double[] matrix, double[] inverse, int size) {
    Arrays.fill(inverse, 0);
    for (int i = 0; i < size; i++) {
      inverse[i * size + i] = 1;
    }
    for (int column = 0; column < size; column++) {
      int pivot = pivot(matrix, column, size);
      if (Math.abs(matrix[pivot * size + column]) < SINGULAR) {
        return false;
      }
      if (pivot != column) {
        swap(matrix, pivot, column, size);
        swap(inverse, pivot, column, size);
      }
      scale(matrix, inverse, column, size);
      for (int i = 0; i < size; i++) {
        double factor = matrix[i * size + column];
        if (i != column && factor != 0) {
          subtract(matrix, i, column, factor, size);
          subtract(inverse, i, column, factor, size);
        }
      }
    }
    return true;
  }

  private static int pivot(double[] matrix, int column, int size) {
    int best = column;
    for (int i = column + 1; i < size; i++) {
      if (Math.abs(matrix[i * size + column]) > Math.abs(matrix[best * size + column])) {
        best = i;
      }
    }
    return best;
  }

  private static void scale(double[] matrix, double[] inverse, int row, int size) {
    double factor = 1 / matrix[row * size + row];
    for (int k = row * size; k < (row + 1) * size; k++) {
      matrix[k] *= factor;
      inverse[k] *= factor;
    }
  }

  private static void subtract(double[] from, int row, int other, double factor, int size) {
    for (int k = 0, a = row * size, b = other * size; k < size; k++, a++, b++) {
      from[a] -= factor * from[b];
    }
  }

  private static void swap(double[] matrix, int a, int b, int size) {
    for (int k = 0; k < size; k++) {
      double kept = matrix[a * size + k];
      matrix[a * size + k] = matrix[b * size + k];
      matrix[b * size + k] = kept;
    }
  }
}
