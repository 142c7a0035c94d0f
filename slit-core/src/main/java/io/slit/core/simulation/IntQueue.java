package io.slit.core.simulation;

/** A queue of numbers, first in first out, that can take one in at its front again. */
final class IntQueue {
  private int[] ring = new int[8];
  private int head;
  private int size;

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int first() {
    return ring[head];
  }

  void addLast(int value) {
    grow();
    ring[(head + size++) & (ring.length - 1)] = value;
  }

  void addFirst(int value) {
    grow();
    head = (head - 1) & (ring.length - 1);
    ring[head] = value;
    size++;
  }

  int removeFirst() {
    int value = ring[head];
    head = (head + 1) & (ring.length - 1);
    size--;
    return value;
  }

  private void grow() {
    if (size < ring.length) {
      return;
    }
    int[] larger = new int[2 * ring.length];
    for (int i = 0; i < size; i++) {
      larger[i] = ring[(head + i) & (ring.length - 1)];
    }
    ring = larger;
    head = 0;
  }
}
