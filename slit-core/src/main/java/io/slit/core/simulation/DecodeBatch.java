package io.slit.core.simulation;

/**
 * The requests that a replica decodes together: a heap by the step at which each is done. Steps are
 * counted from the start of the run, so a step of the batch changes one number, not one per
 * request.
 */
final class DecodeBatch {
  private final long[] doneAt;
  private final int[] rows;
  private int size;

  /** Decode steps made so far. */
  long steps;

  /** Tokens in the cache. */
  long cached;

  DecodeBatch(int slots) {
    doneAt = new long[slots];
    rows = new int[slots];
  }

  int size() {
    return size;
  }

  /** Returns the steps until the first request is done. */
  long stepsToFirst() {
    return doneAt[0] - steps;
  }

  void advance(long byStepCount) {
    steps += byStepCount;
    cached += byStepCount * size;
  }

  void add(int row, long stepsLeft) {
    int at = size++;
    long key = steps + stepsLeft;
    while (at > 0) {
      int parent = (at - 1) >> 1;
      if (doneAt[parent] <= key) {
        break;
      }
      doneAt[at] = doneAt[parent];
      rows[at] = rows[parent];
      at = parent;
    }
    doneAt[at] = key;
    rows[at] = row;
  }

  /** Takes the request out that is done first. */
  int removeFirst() {
    int row = rows[0];
    size--;
    if (size > 0) {
      sink(doneAt[size], rows[size]);
    }
    return row;
  }

  private void sink(long key, int row) {
    int at = 0;
    while (true) {
      int child = 2 * at + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && doneAt[child + 1] < doneAt[child]) {
        child++;
      }
      if (doneAt[child] >= key) {
        break;
      }
      doneAt[at] = doneAt[child];
      rows[at] = rows[child];
      at = child;
    }
    doneAt[at] = key;
    rows[at] = row;
  }

  /**
   * Takes the request out that arrived last and notes what it has generated. Rare, so the heap is
   * built anew.
   */
  int removeNewest(RequestPool pool) {
    int newest = 0;
    for (int i = 1; i < size; i++) {
      if (pool.id[rows[i]] > pool.id[rows[newest]]) {
        newest = i;
      }
    }
    int row = rows[newest];
    pool.generated[row] = (int) (pool.output[row] - (doneAt[newest] - steps));
    cached -= pool.promptTokens(row);
    int left = size - 1;
    long[] keys = doneAt.clone();
    int[] others = rows.clone();
    size = 0;
    for (int i = 0; i <= left; i++) {
      if (i != newest) {
        add(others[i], keys[i] - steps);
      }
    }
    return row;
  }
}
