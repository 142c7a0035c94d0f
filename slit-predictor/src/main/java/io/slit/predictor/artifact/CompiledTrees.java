package io.slit.predictor.artifact;

import io.slit.core.units.Require;
import io.slit.predictor.artifact.TreeNode.Leaf;
import io.slit.predictor.artifact.TreeNode.Split;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/**
 * An ensemble laid out in arrays for fast evaluation. Immutable; allocates nothing to predict.
 *
 * <p>The two children of a node stand side by side, and a leaf is its own child, so a step adds 0
 * or 1 to the left child, without a branch to mispredict. Every tree is walked for the depth of the
 * deepest, four walks at once, which hides the latency of one behind the others. A walk that stops
 * at leaves was the alternative: it takes four times as long. Features must be finite numbers.
 */
public final class CompiledTrees {
  private static final int TOGETHER = 4;
  private static final int BLOCK = 32;
  private static final int FEATURE_BITS = 8;
  private static final int FEATURE_MASK = (1 << FEATURE_BITS) - 1;

  private final double base;
  private final double shrinkage;
  private final int depth;
  private final int[] roots;

  /** Left child, then the feature in the lowest bits. */
  private final int[] steps;

  private final double[] thresholds;
  private final double[] outputs;

  private CompiledTrees(TreeEnsemble ensemble) {
    ensemble.requireFeaturesBelow(1 << FEATURE_BITS);
    this.base = ensemble.base();
    this.shrinkage = ensemble.shrinkage();
    int nodes = ensemble.nodeCount();
    this.roots = new int[ensemble.trees().size()];
    this.steps = new int[nodes];
    this.thresholds = new double[nodes];
    this.outputs = new double[nodes];
    int next = 0;
    int deepest = 0;
    for (int t = 0; t < roots.length; t++) {
      roots[t] = next;
      List<TreeNode> tree = ensemble.trees().get(t).nodes();
      deepest = Math.max(deepest, lay(tree, next));
      next += tree.size();
    }
    this.depth = deepest;
  }

  /** Returns the fast form of an ensemble. */
  public static CompiledTrees of(TreeEnsemble ensemble) {
    return new CompiledTrees(ensemble);
  }

  private record Placed(int node, int at, int depth) {}

  /** Lays a tree out from a root in breadth, and returns its depth. */
  private int lay(List<TreeNode> nodes, int root) {
    Queue<Placed> open = new ArrayDeque<>(List.of(new Placed(0, root, 0)));
    int free = root + 1;
    int deepest = 0;
    while (!open.isEmpty()) {
      Placed one = open.remove();
      deepest = one.depth();
      if (nodes.get(one.node()) instanceof Split split) {
        steps[one.at()] = free << FEATURE_BITS | split.feature();
        thresholds[one.at()] = split.threshold() + 0.0; // -0.0 would leave a sign
        open.add(new Placed(split.left(), free++, one.depth() + 1));
        open.add(new Placed(split.right(), free++, one.depth() + 1));
      } else if (nodes.get(one.node()) instanceof Leaf leaf) {
        thresholds[one.at()] = Double.POSITIVE_INFINITY;
        steps[one.at()] = one.at() << FEATURE_BITS;
        outputs[one.at()] = leaf.value();
      }
    }
    return deepest;
  }

  /** Returns the prediction for a row of features. */
  public double predict(double[] row) {
    double sum = 0;
    int whole = roots.length - roots.length % TOGETHER;
    for (int t = 0; t < whole; t += TOGETHER) {
      int a = roots[t];
      int b = roots[t + 1];
      int c = roots[t + 2];
      int d = roots[t + 3];
      for (int level = 0; level < depth; level++) {
        a = next(a, row);
        b = next(b, row);
        c = next(c, row);
        d = next(d, row);
      }
      sum += outputs[a] + outputs[b] + outputs[c] + outputs[d];
    }
    for (int t = whole; t < roots.length; t++) {
      sum += outputs[leaf(roots[t], row)];
    }
    return base + shrinkage * sum;
  }

  /**
   * Writes the predictions for many rows: a block of rows at a time, tree by tree, so that a tree
   * stays in the nearest cache.
   *
   * @param rows features, a row each
   * @param into as many predictions as rows
   */
  public void predict(double[][] rows, double[] into) {
    Require.within(rows.length, rows.length, into.length, "predictions", "One a row.");
    int whole = rows.length - rows.length % BLOCK;
    for (int from = 0; from < whole; from += BLOCK) {
      predictBlock(rows, from, into);
    }
    for (int r = whole; r < rows.length; r++) {
      into[r] = predict(rows[r]);
    }
  }

  private void predictBlock(double[][] rows, int from, double[] into) {
    Arrays.fill(into, from, from + BLOCK, 0);
    for (int root : roots) {
      for (int r = from; r < from + BLOCK; r += TOGETHER) {
        int a = root;
        int b = root;
        int c = root;
        int d = root;
        for (int level = 0; level < depth; level++) {
          a = next(a, rows[r]);
          b = next(b, rows[r + 1]);
          c = next(c, rows[r + 2]);
          d = next(d, rows[r + 3]);
        }
        into[r] += outputs[a];
        into[r + 1] += outputs[b];
        into[r + 2] += outputs[c];
        into[r + 3] += outputs[d];
      }
    }
    for (int r = from; r < from + BLOCK; r++) {
      into[r] = base + shrinkage * into[r];
    }
  }

  private int leaf(int root, double[] row) {
    int node = root;
    for (int level = 0; level < depth; level++) {
      node = next(node, row);
    }
    return node;
  }

  /**
   * Returns 1 if a value is above a threshold, otherwise 0: the sign of their difference, which is
   * exact. A comparison is compiled to a branch wherever one side was taken often before.
   */
  private static int isAbove(double value, double threshold) {
    return (int) (Double.doubleToRawLongBits(threshold - value) >>> (Long.SIZE - 1));
  }

  private int next(int node, double[] row) {
    int step = steps[node];
    return (step >>> FEATURE_BITS) + isAbove(row[step & FEATURE_MASK], thresholds[node]);
  }
}
