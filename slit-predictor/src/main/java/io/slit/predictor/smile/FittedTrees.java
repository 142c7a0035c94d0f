package io.slit.predictor.smile;

import io.slit.predictor.artifact.Tree;
import io.slit.predictor.artifact.TreeEnsemble;
import io.slit.predictor.artifact.TreeNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smile.base.cart.InternalNode;
import smile.base.cart.Node;
import smile.base.cart.RegressionNode;
import smile.data.Tuple;
import smile.data.type.StructType;
import smile.regression.GradientTreeBoost;
import smile.regression.RegressionTree;

/** An ensemble as Smile fitted it. */
public final class FittedTrees {
  private final GradientTreeBoost model;
  private final StructType schema;
  private final double shrinkage;

  FittedTrees(GradientTreeBoost model, StructType schema, double shrinkage) {
    this.model = model;
    this.schema = schema;
    this.shrinkage = shrinkage;
  }

  /** Returns Smile's own prediction for a row of features. */
  public double predict(double[] row) {
    return model.predict(Tuple.of(row, schema));
  }

  /** Returns the same ensemble as plain data. */
  public TreeEnsemble flatten() {
    List<Tree> trees = Arrays.stream(model.trees()).map(this::flatten).toList();
    return new TreeEnsemble(base(), shrinkage, trees);
  }

  /** Returns the prediction before any tree, which Smile does not show: it is what is left. */
  private double base() {
    Tuple zeros = Tuple.of(new double[schema.length()], schema);
    double sum = 0;
    for (RegressionTree tree : model.trees()) {
      sum += shrinkage * tree.predict(zeros);
    }
    return model.predict(zeros) - sum;
  }

  private Tree flatten(RegressionTree tree) {
    List<TreeNode> nodes = new ArrayList<>();
    append(nodes, tree.root());
    return new Tree(nodes);
  }

  /** Appends a node and everything below it, and returns the node's position. */
  private int append(List<TreeNode> nodes, Node node) {
    int position = nodes.size();
    if (node instanceof InternalNode inner) {
      nodes.add(new TreeNode.Leaf(0));
      int left = append(nodes, inner.trueChild());
      int right = append(nodes, inner.falseChild());
      nodes.set(position, new TreeNode.Split(inner.feature(), threshold(inner), left, right));
    } else if (node instanceof RegressionNode leaf) {
      nodes.add(new TreeNode.Leaf(leaf.output()));
    } else {
      throw new IllegalStateException(
          "Smile made a node of kind %s; this version knows ordinal splits and leaves."
              .formatted(node.getClass().getName()));
    }
    return position;
  }

  /**
   * Returns the greatest number that a split sends left. Smile hides it and prints it rounded, so
   * it is found by bisection over the order of doubles: 64 questions to the node itself.
   */
  private double threshold(InternalNode node) {
    double[] row = new double[schema.length()];
    Tuple tuple = Tuple.of(row, schema);
    long low = order(-Double.MAX_VALUE);
    long high = order(Double.MAX_VALUE);
    while (low < high) {
      long middle = (low | high) - ((low ^ high) >> 1); // the mean rounded up, without overflow
      row[node.feature()] = ofOrder(middle);
      if (node.branch(tuple)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return ofOrder(low);
  }

  /** Returns the position of a double among all doubles; it rises with the double. */
  private static long order(double number) {
    long bits = Double.doubleToLongBits(number);
    return bits >= 0 ? bits : Long.MIN_VALUE - bits;
  }

  private static double ofOrder(long order) {
    return Double.longBitsToDouble(order >= 0 ? order : Long.MIN_VALUE - order);
  }
}
