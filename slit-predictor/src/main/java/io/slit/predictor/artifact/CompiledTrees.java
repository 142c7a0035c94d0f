package io.slit.predictor.artifact;

import io.slit.predictor.artifact.TreeNode.Leaf;
import io.slit.predictor.artifact.TreeNode.Split;
import java.util.List;

/** An ensemble laid out in arrays for fast evaluation. Immutable; allocates nothing to predict. */
public final class CompiledTrees {
  private static final int LEAF = -1;

  private final double base;
  private final double shrinkage;
  private final int[] roots;
  private final int[] features;
  private final double[] values;
  private final int[] lefts;
  private final int[] rights;

  private CompiledTrees(TreeEnsemble ensemble) {
    this.base = ensemble.base();
    this.shrinkage = ensemble.shrinkage();
    int nodes = ensemble.nodeCount();
    this.roots = new int[ensemble.trees().size()];
    this.features = new int[nodes];
    this.values = new double[nodes];
    this.lefts = new int[nodes];
    this.rights = new int[nodes];
    int next = 0;
    for (int t = 0; t < roots.length; t++) {
      roots[t] = next;
      next = lay(ensemble.trees().get(t).nodes(), next);
    }
  }

  /** Returns the fast form of an ensemble. */
  public static CompiledTrees of(TreeEnsemble ensemble) {
    return new CompiledTrees(ensemble);
  }

  private int lay(List<TreeNode> nodes, int root) {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof Split split) {
        features[root + i] = split.feature();
        values[root + i] = split.threshold();
        lefts[root + i] = root + split.left();
        rights[root + i] = root + split.right();
      } else if (nodes.get(i) instanceof Leaf leaf) {
        features[root + i] = LEAF;
        values[root + i] = leaf.value();
      }
    }
    return root + nodes.size();
  }

  /** Returns the prediction for a row of features. */
  public double predict(double[] row) {
    double sum = 0;
    for (int root : roots) {
      sum += leafOf(root, row);
    }
    return base + shrinkage * sum;
  }

  private double leafOf(int root, double[] row) {
    int node = root;
    while (features[node] != LEAF) {
      node = row[features[node]] <= values[node] ? lefts[node] : rights[node];
    }
    return values[node];
  }
}
