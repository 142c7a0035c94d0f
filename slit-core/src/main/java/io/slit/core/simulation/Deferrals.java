package io.slit.core.simulation;

import java.util.Arrays;

/**
 * The requests that were put off: those to be asked about when the next epoch begins, in the order
 * in which they were put off, and those whose latest start comes before that, in its order.
 */
final class Deferrals {
  final IntQueue nextEpoch = new IntQueue();
  private double[] dueAt = new double[16];
  private int[] rows = new int[16];
  private int size;

  double firstDue() {
    return size == 0 ? Double.POSITIVE_INFINITY : dueAt[0];
  }

  /** Returns how many will be due within the epoch. */
  int dueCount() {
    return size;
  }

  void addDue(int row, double at) {
    if (size == rows.length) {
      dueAt = Arrays.copyOf(dueAt, 2 * size);
      rows = Arrays.copyOf(rows, 2 * size);
    }
    int i = size++;
    while (i > 0 && dueAt[(i - 1) / 2] > at) {
      dueAt[i] = dueAt[(i - 1) / 2];
      rows[i] = rows[(i - 1) / 2];
      i = (i - 1) / 2;
    }
    dueAt[i] = at;
    rows[i] = row;
  }

  int removeFirstDue() {
    int row = rows[0];
    double at = dueAt[--size];
    int moved = rows[size];
    int i = 0;
    while (2 * i + 1 < size) {
      int child = 2 * i + 1;
      if (child + 1 < size && dueAt[child + 1] < dueAt[child]) {
        child++;
      }
      if (dueAt[child] >= at) {
        break;
      }
      dueAt[i] = dueAt[child];
      rows[i] = rows[child];
      i = child;
    }
    dueAt[i] = at;
    rows[i] = moved;
    return row;
  }
}
