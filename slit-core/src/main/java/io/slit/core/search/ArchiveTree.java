package io.slit.core.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A k-d tree of mutually non-dominated points, every value minimised, that is asked which of them
 * are nowhere worse than another point, and which that point is nowhere worse than.
 *
 * <p>As the ND-Tree of Jaszkiewicz and Lust (IEEE Transactions on Evolutionary Computation 2018),
 * each node knows bounds of its points, so that most nodes are settled whole; unlike there, a full
 * leaf is split at the median of one objective after the other, which needs no distance between
 * values of different units. Bounds are widened when a point comes and stay when one goes: they
 * hold, if not tightly. For one thread.
 *
 * @param <T> what makes a point
 */
final class ArchiveTree<T> {
  private static final int LEAF = 24;

  private @Nullable Node<T> root;

  /** A point, the key it is compared by, and what made it. Identity is the instance's. */
  static final class Entry<T> {
    private final float[] key;
    private final double[] point;
    private final T maker;

    Entry(float[] key, double[] point, T maker) {
      this.key = key;
      this.point = point;
      this.maker = maker;
    }

    double[] point() {
      return point;
    }

    T maker() {
      return maker;
    }
  }

  /** A leaf with entries, or a node with two parts and none. */
  private static final class Node<T> {
    final float[] low;
    final float[] high;
    final List<Entry<T>> entries = new ArrayList<>();
    int size;
    int splitObjective;
    float splitValue;
    @Nullable Node<T> below;
    @Nullable Node<T> above;

    Node(int objectives) {
      low = new float[objectives];
      high = new float[objectives];
      forget();
    }

    void forget() {
      Arrays.fill(low, Float.POSITIVE_INFINITY);
      Arrays.fill(high, Float.NEGATIVE_INFINITY);
      entries.clear();
      size = 0;
      below = null;
      above = null;
    }

    void widen(float[] key) {
      for (int j = 0; j < key.length; j++) {
        low[j] = Math.min(low[j], key[j]);
        high[j] = Math.max(high[j], key[j]);
      }
    }
  }

  /** Returns the values a point is compared by. */
  static float[] key(double[] point) {
    float[] key = new float[point.length];
    for (int j = 0; j < key.length; j++) {
      key[j] = (float) point[j];
    }
    return key;
  }

  int size() {
    return root == null ? 0 : root.size;
  }

  /** Tells whether some point is nowhere worse than this. */
  boolean reaches(float[] key) {
    return root != null && reaches(root, key);
  }

  private static <T> boolean reaches(Node<T> node, float[] key) {
    if (node.size == 0 || !nowhereWorse(node.low, key)) {
      return false;
    }
    if (nowhereWorse(node.high, key)) {
      return true;
    }
    if (node.below != null && node.above != null) {
      return reaches(node.below, key) || reaches(node.above, key);
    }
    for (int i = 0; i < node.entries.size(); i++) {
      if (nowhereWorse(node.entries.get(i).key, key)) {
        return true;
      }
    }
    return false;
  }

  /** Removes the points that this is nowhere worse than. */
  void removeReachedBy(float[] key) {
    if (root != null) {
      remove(root, key);
    }
  }

  private static <T> void remove(Node<T> node, float[] key) {
    if (node.size == 0 || !nowhereWorse(key, node.high)) {
      return;
    }
    if (nowhereWorse(key, node.low)) {
      node.forget();
      return;
    }
    if (node.below != null && node.above != null) {
      remove(node.below, key);
      remove(node.above, key);
      node.size = node.below.size + node.above.size;
      if (node.size <= LEAF / 2) {
        join(node);
      }
      return;
    }
    node.entries.removeIf(entry -> nowhereWorse(key, entry.key));
    node.size = node.entries.size();
  }

  /** Makes a leaf of a node that few points are left of. */
  private static <T> void join(Node<T> node) {
    List<Entry<T>> left = new ArrayList<>();
    forEach(node, left::add);
    node.forget();
    left.forEach(entry -> add(node, entry));
  }

  /** Adds a point. */
  void add(Entry<T> entry) {
    if (root == null) {
      root = new Node<>(entry.key.length);
    }
    add(root, entry);
  }

  private static <T> void add(Node<T> start, Entry<T> entry) {
    Node<T> node = start;
    while (true) {
      node.widen(entry.key);
      node.size++;
      if (node.below == null || node.above == null) {
        break;
      }
      node = entry.key[node.splitObjective] < node.splitValue ? node.below : node.above;
    }
    node.entries.add(entry);
    if (node.entries.size() > LEAF) {
      split(node);
    }
  }

  /** Splits a leaf by the first objective in turn that has two values there. */
  private static <T> void split(Node<T> node) {
    int objectives = node.low.length;
    for (int turn = 0; turn < objectives; turn++) {
      int objective = (node.splitObjective + turn) % objectives;
      float[] values = sorted(node, objective);
      float least = values[0];
      if (values[values.length - 1] > least) {
        int at = values.length / 2;
        while (values[at] == least) {
          at++;
        }
        splitAt(node, objective, values[at]);
        return;
      }
    }
  }

  private static <T> float[] sorted(Node<T> node, int objective) {
    float[] values = new float[node.entries.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = node.entries.get(i).key[objective];
    }
    Arrays.sort(values);
    return values;
  }

  private static <T> void splitAt(Node<T> node, int objective, float value) {
    Node<T> below = new Node<>(node.low.length);
    Node<T> above = new Node<>(node.low.length);
    below.splitObjective = (objective + 1) % node.low.length;
    above.splitObjective = below.splitObjective;
    for (Entry<T> entry : node.entries) {
      add(entry.key[objective] < value ? below : above, entry);
    }
    node.entries.clear();
    node.splitObjective = objective;
    node.splitValue = value;
    node.below = below;
    node.above = above;
  }

  /** Hands out every point. */
  void forEach(Consumer<Entry<T>> consumer) {
    if (root != null) {
      forEach(root, consumer);
    }
  }

  private static <T> void forEach(Node<T> node, Consumer<Entry<T>> consumer) {
    node.entries.forEach(consumer);
    if (node.below != null && node.above != null) {
      forEach(node.below, consumer);
      forEach(node.above, consumer);
    }
  }

  private static boolean nowhereWorse(float[] a, float[] b) {
    for (int j = 0; j < a.length; j++) {
      if (a[j] > b[j]) {
        return false;
      }
    }
    return true;
  }
}
