package io.slit.core.simulation;

import java.util.Arrays;

/**
 * The requests that the engine holds now, as columns: a request is a row number, given back when it
 * is done. Grows with the largest number held at once, never with the number of requests.
 */
final class RequestPool {
  long[] id = new long[1024];
  double[] arrivedAt = new double[1024];

  /** When the policy sent it off. */
  double[] sentAt = new double[1024];

  /** When its first token was made; NaN before. */
  double[] firstTokenAt = new double[1024];

  int[] classIndex = new int[1024];
  int[] input = new int[1024];
  int[] output = new int[1024];

  /** Tokens that it generated before it lost its place in the cache. */
  int[] generated = new int[1024];

  int[] failedAttempts = new int[1024];
  private int[] free = new int[1024];
  private int freeCount;
  private int used;
  private long nextId;
  private int held;
  private int peak;

  int add(Arrival arrival) {
    int row = freeCount > 0 ? free[--freeCount] : used++;
    if (row == id.length) {
      grow(2 * row);
    }
    id[row] = nextId++;
    arrivedAt[row] = arrival.atSeconds();
    sentAt[row] = arrival.atSeconds();
    firstTokenAt[row] = Double.NaN;
    classIndex[row] = arrival.classIndex();
    input[row] = arrival.inputTokens();
    output[row] = arrival.outputTokens();
    generated[row] = 0;
    failedAttempts[row] = 0;
    peak = Math.max(peak, ++held);
    return row;
  }

  void remove(int row) {
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount++] = row;
    held--;
  }

  /** Returns the tokens that must be processed before it generates on. */
  int promptTokens(int row) {
    return input[row] + generated[row];
  }

  Flow flow(int row) {
    return new Flow(1, input[row], output[row]);
  }

  int peak() {
    return peak;
  }

  private void grow(int rows) {
    id = Arrays.copyOf(id, rows);
    arrivedAt = Arrays.copyOf(arrivedAt, rows);
    sentAt = Arrays.copyOf(sentAt, rows);
    firstTokenAt = Arrays.copyOf(firstTokenAt, rows);
    classIndex = Arrays.copyOf(classIndex, rows);
    input = Arrays.copyOf(input, rows);
    output = Arrays.copyOf(output, rows);
    generated = Arrays.copyOf(generated, rows);
    failedAttempts = Arrays.copyOf(failedAttempts, rows);
  }
}
