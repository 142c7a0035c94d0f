package io.slit.core.search.slit;

/** A row of features and what came of it. Not to be changed. */
final class Lesson {
  private final double[] row;
  private final double target;

  Lesson(double[] row, double target) {
    this.row = row;
    this.target = target;
  }

  double[] row() {
    return row;
  }

  double target() {
    return target;
  }
}
