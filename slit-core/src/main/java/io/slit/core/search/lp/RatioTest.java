package io.slit.core.search.lp;

import java.util.Arrays;

/**
 * Finds how far an entering column may rise, and what then falls to nothing: a basic column at a
 * position, or the key of a class. Among those that fall together it takes the largest pivot, or by
 * Bland's rule the first column.
 */
final class RatioTest {
  /** A pivot this small is rounding. */
  private static final double PIVOT = 1e-9;

  /** Flows that differ by this, as parts of all demand, fall together. */
  private static final double TIE = 1e-13;

  private final LinearProgram program;
  private final WorkingBasis basis;
  private final double[] keyFalls;

  private boolean bland;
  private double step;
  private double pivot;
  private int column;
  private int position;
  private int leavingClass;

  RatioTest(LinearProgram program, WorkingBasis basis) {
    this.program = program;
    this.basis = basis;
    this.keyFalls = new double[program.classes()];
  }

  /** Runs the test for a column with these working coordinates; returns false if nothing falls. */
  boolean run(int entering, double[] coordinates, boolean byBland) {
    bland = byBland;
    step = Double.POSITIVE_INFINITY;
    pivot = 0;
    column = -1;
    Arrays.fill(keyFalls, 0);
    if (basis.isPair(entering)) {
      keyFalls[program.classOf[entering]] = 1;
    }
    for (int i = 0; i < coordinates.length; i++) {
      int c = basis.classAt(i);
      if (c >= 0) {
        keyFalls[c] -= coordinates[i];
      }
      consider(basis.value[i], coordinates[i], basis.basic[i], i, -1);
    }
    for (int c = 0; c < keyFalls.length; c++) {
      if (keyFalls[c] > 0) {
        consider(basis.keyValue[c], keyFalls[c], basis.key[c], -1, c);
      }
    }
    return column >= 0;
  }

  private void consider(double value, double fall, int candidate, int at, int ofClass) {
    if (fall <= PIVOT) {
      return;
    }
    double ratio = Math.max(0, value) / fall;
    boolean sooner = ratio < step - TIE;
    boolean together = !sooner && ratio <= step + TIE;
    if (sooner || (together && (bland ? candidate < column : fall > pivot))) {
      step = sooner ? ratio : Math.min(step, ratio);
      pivot = fall;
      column = candidate;
      position = at;
      leavingClass = ofClass;
    }
  }

  /** Returns how far the column may rise. */
  double step() {
    return step;
  }

  /** Returns how fast the key of a class falls. */
  double keyFalls(int c) {
    return keyFalls[c];
  }

  /** Tells whether a key leaves, and not a column at a position. */
  boolean keyLeaves() {
    return position < 0;
  }

  /** Returns the position that becomes free, unless a key leaves. */
  int position() {
    return position;
  }

  /** Returns the class whose key leaves. */
  int leavingClass() {
    return leavingClass;
  }
}
