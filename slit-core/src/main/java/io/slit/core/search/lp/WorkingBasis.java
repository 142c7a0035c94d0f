package io.slit.core.search.lp;

import java.util.Arrays;

/**
 * The basis of a {@link LinearProgram}: a key pair for each class, and one further basic column for
 * each deployment, whose working matrix is as small as there are deployments.
 *
 * <p>Dantzig and Van Slyke, "Generalized upper bounding techniques", Journal of Computer and System
 * Sciences 1 (1967): a key pair is eliminated by its class's row, so the working column of another
 * basic pair is its own load column less that of its key. Columns are numbered: pairs, then the
 * slack of each deployment (unused capacity), then its overflow (load beyond capacity). The inverse
 * is explicit, updated by row operations and made anew every {@value #REFRESH} pivots: columns have
 * two entries at most, so it stays cheap and accurate at up to some hundred deployments.
 */
final class WorkingBasis {
  private static final int REFRESH = 150;

  private final LinearProgram program;
  private final int pairs;
  private final int size;

  /** Key pair, by class. */
  final int[] key;

  /** Flow of the key pair, by class. */
  final double[] keyValue;

  /** Column, by position. */
  final int[] basic;

  /** Value, by position. */
  final double[] value;

  /** Position of a column, or -1. */
  final int[] positionOf;

  private final double[] inverse;
  private final double[] elimination;
  private final double[] rest;
  private final double[] rowSums;
  private final int[] basicPairs;
  private final int[] classAt;
  private int pivots;

  WorkingBasis(LinearProgram program) {
    this.program = program;
    this.pairs = program.pairs();
    this.size = program.deployments();
    key = new int[program.classes()];
    keyValue = new double[program.classes()];
    basic = new int[size];
    value = new double[size];
    positionOf = new int[pairs + 2 * size];
    inverse = new double[size * size];
    elimination = new double[size * size];
    rest = new double[size];
    rowSums = new double[program.classes()];
    basicPairs = new int[program.classes()];
    classAt = new int[size];
  }

  boolean isOverflow(int column) {
    return column >= pairs + size;
  }

  boolean isPair(int column) {
    return column < pairs;
  }

  int slack(int k) {
    return pairs + k;
  }

  int overflow(int k) {
    return pairs + size + k;
  }

  /** Returns the class of a basic pair at a position, or -1 of a slack or an overflow. */
  int classAt(int position) {
    return classAt[position];
  }

  /** Returns the first position of a basic pair of a class, or -1. */
  int positionOfClass(int c) {
    int position = basicPairs[c] == 0 ? size : 0;
    while (position < size && classAt(position) != c) {
      position++;
    }
    return position < size ? position : -1;
  }

  private void place(int column, int position) {
    if (classAt[position] >= 0) {
      basicPairs[classAt[position]]--;
    }
    classAt[position] = isPair(column) ? program.classOf[column] : -1;
    if (classAt[position] >= 0) {
      basicPairs[classAt[position]]++;
    }
    positionOf[basic[position]] = -1;
    basic[position] = column;
    positionOf[column] = position;
  }

  /** Starts where every class takes its key alone, set before; overloaded deployments overflow. */
  void startFromKeys() {
    loadLeftByKeys(program.demand);
    Arrays.fill(positionOf, -1);
    Arrays.fill(basicPairs, 0);
    Arrays.fill(classAt, -1);
    for (int k = 0; k < size; k++) {
      basic[k] = rest[k] < 0 ? overflow(k) : slack(k);
      positionOf[basic[k]] = k;
    }
    refresh();
  }

  private void loadLeftByKeys(double[] flow) {
    System.arraycopy(program.capacity, 0, rest, 0, size);
    for (int c = 0; c < key.length; c++) {
      rest[program.deployment[key[c]]] -= flow[c] * program.load[key[c]];
    }
  }

  /** Writes the working coordinates of a column: how basic values fall as it rises by one. */
  void coordinates(int column, double[] into) {
    if (isPair(column)) {
      int other = key[program.classOf[column]];
      double up = program.load[column];
      double down = program.load[other];
      int a = program.deployment[column];
      int b = program.deployment[other];
      for (int i = 0, row = 0; i < size; i++, row += size) {
        into[i] = up * inverse[row + a] - down * inverse[row + b];
      }
    } else {
      int k = (column - pairs) % size;
      double sign = isOverflow(column) ? -1 : 1;
      for (int i = 0, row = 0; i < size; i++, row += size) {
        into[i] = sign * inverse[row + k];
      }
    }
  }

  /** Adds a multiple of a row of the inverse: prices are such sums. */
  void addRow(int position, double factor, double[] into) {
    for (int k = 0, at = position * size; k < size; k++, at++) {
      into[k] += factor * inverse[at];
    }
  }

  /** Makes the basic pair at a position the key of its class, and the key the basic pair there. */
  void swapKey(int position) {
    int column = basic[position];
    int c = program.classOf[column];
    int row = position * size;
    for (int i = 0; i < size; i++) {
      if (i != position && classAt(i) == c) {
        for (int k = 0; k < size; k++) {
          inverse[row + k] += inverse[i * size + k];
        }
      }
    }
    for (int k = 0; k < size; k++) {
      inverse[row + k] = -inverse[row + k];
    }
    double flow = value[position];
    value[position] = keyValue[c];
    keyValue[c] = flow;
    positionOf[column] = -1;
    positionOf[key[c]] = position;
    basic[position] = key[c];
    key[c] = column;
  }

  /** Makes a column basic at a position, with these coordinates; values are already set. */
  void replace(int position, int column, double[] coordinates) {
    int row = position * size;
    double scale = 1 / coordinates[position];
    for (int k = 0; k < size; k++) {
      inverse[row + k] *= scale;
    }
    for (int i = 0; i < size; i++) {
      double factor = coordinates[i];
      if (i != position && factor != 0) {
        for (int k = 0, at = i * size; k < size; k++, at++) {
          inverse[at] -= factor * inverse[row + k];
        }
      }
    }
    place(column, position);
    pivots++;
    if (pivots >= REFRESH) {
      refresh();
    }
  }

  /** Turns an overflow of nothing at a position into the slack of its deployment. */
  void dropOverflow(int position) {
    int column = basic[position];
    int slack = column - size;
    for (int k = 0, at = position * size; k < size; k++, at++) {
      inverse[at] = -inverse[at];
    }
    positionOf[column] = -1;
    positionOf[slack] = position;
    basic[position] = slack;
    value[position] = 0;
  }

  /** Tells whether inverse and values are new. */
  boolean isFresh() {
    return pivots == 0;
  }

  /** Returns how far rounding has moved the values from any deployment's balance of load. */
  double residual() {
    loadLeftByKeys(keyValue);
    for (int i = 0; i < size; i++) {
      int column = basic[i];
      if (isPair(column)) {
        rest[program.deployment[column]] -= value[i] * program.load[column];
      } else {
        rest[(column - pairs) % size] -= isOverflow(column) ? -value[i] : value[i];
      }
    }
    double most = 0;
    for (int k = 0; k < size; k++) {
      most = Math.max(most, Math.abs(rest[k]));
    }
    return most;
  }

  /**
   * Makes inverse and values anew from the columns, without the rounding of past pivots; a basis
   * that rounding has made singular is given up for the keys alone.
   */
  void refresh() {
    pivots = 0;
    setMatrix();
    if (!WorkingInverse.invert(elimination, inverse, size)) {
      startFromKeys();
      return;
    }
    setValues();
  }

  private void setValues() {
    loadLeftByKeys(program.demand);
    Arrays.fill(rowSums, 0);
    for (int i = 0; i < size; i++) {
      double sum = 0;
      for (int k = 0; k < size; k++) {
        sum += inverse[i * size + k] * rest[k];
      }
      value[i] = sum;
      int c = classAt(i);
      if (c >= 0) {
        rowSums[c] += sum;
      }
    }
    for (int c = 0; c < key.length; c++) {
      keyValue[c] = program.demand[c] - rowSums[c];
    }
  }

  private void setMatrix() {
    Arrays.fill(elimination, 0);
    for (int i = 0; i < size; i++) {
      int column = basic[i];
      if (isPair(column)) {
        int other = key[program.classOf[column]];
        elimination[program.deployment[column] * size + i] += program.load[column];
        elimination[program.deployment[other] * size + i] -= program.load[other];
      } else {
        elimination[(column - pairs) % size * size + i] = isOverflow(column) ? -1 : 1;
      }
    }
  }
}
