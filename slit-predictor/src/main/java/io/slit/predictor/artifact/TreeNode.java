package io.slit.predictor.artifact;

import io.slit.core.units.Require;

/** A node of a regression tree. */
public sealed interface TreeNode {
  /**
   * A question: left if {@code features[feature] <= threshold}, otherwise right.
   *
   * @param feature position in the feature schema
   * @param threshold the bound
   * @param left position of the node to go to, in the tree's list
   * @param right position of the node to go to, in the tree's list
   */
  record Split(int feature, double threshold, int left, int right) implements TreeNode {
    /** Checks the ranges. */
    public Split {
      Require.atLeast(0, feature, "feature of a split", "The artifact is damaged; retrain it.");
      Require.finite(threshold, "threshold of a split");
    }
  }

  /**
   * An answer.
   *
   * @param value added to the sum of the ensemble, after shrinkage
   */
  record Leaf(double value) implements TreeNode {
    /** Checks that it is a number. */
    public Leaf {
      Require.finite(value, "value of a leaf");
    }
  }
}
