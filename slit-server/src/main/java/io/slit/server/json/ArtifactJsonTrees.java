package io.slit.server.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slit.predictor.artifact.Tree;
import io.slit.predictor.artifact.TreeEnsemble;
import io.slit.predictor.artifact.TreeNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Trees as five arrays each: {@code feature} has an entry per node, null for a leaf; {@code
 * threshold}, {@code left} and {@code right} have one per split, {@code value} one per leaf, in the
 * order of the nodes.
 */
final class ArtifactJsonTrees {
  private ArtifactJsonTrees() {}

  static void write(ObjectNode node, TreeEnsemble ensemble) {
    node.put("base", ensemble.base());
    node.put("shrinkage", ensemble.shrinkage());
    ArrayNode trees = node.putArray("trees");
    ensemble.trees().forEach(tree -> write(trees.addObject(), tree));
  }

  static TreeEnsemble read(FileNode node) {
    return new TreeEnsemble(
        node.number("base"), node.number("shrinkage"), node.list("trees", ArtifactJsonTrees::tree));
  }

  private static void write(ObjectNode node, Tree tree) {
    ArrayNode feature = node.putArray("feature");
    ArrayNode threshold = node.putArray("threshold");
    ArrayNode left = node.putArray("left");
    ArrayNode right = node.putArray("right");
    ArrayNode value = node.putArray("value");
    for (TreeNode one : tree.nodes()) {
      if (one instanceof TreeNode.Split split) {
        feature.add(split.feature());
        threshold.add(split.threshold());
        left.add(split.left());
        right.add(split.right());
      } else if (one instanceof TreeNode.Leaf leaf) {
        feature.addNull();
        value.add(leaf.value());
      }
    }
  }

  private static Tree tree(FileNode node) {
    return new Arrays(
            node,
            node.array("feature"),
            node.array("threshold"),
            node.array("left"),
            node.array("right"),
            node.array("value"))
        .tree();
  }

  /** The arrays of one tree, named as their fields. */
  private record Arrays(
      FileNode place,
      JsonNode feature,
      JsonNode threshold,
      JsonNode left,
      JsonNode right,
      JsonNode value) {

    Tree tree() {
      int leaves = value.size();
      int splits = feature.size() - leaves;
      requireSize("threshold", threshold, splits);
      requireSize("left", left, splits);
      requireSize("right", right, splits);
      List<TreeNode> nodes = new ArrayList<>(feature.size());
      int split = 0;
      for (int i = 0; i < feature.size(); i++) {
        boolean isLeaf = feature.get(i).isNull();
        nodes.add(isLeaf ? leaf(i - split) : split(i, split));
        split += isLeaf ? 0 : 1;
      }
      return new Tree(nodes);
    }

    private void requireSize(String field, JsonNode array, int size) {
      if (array.size() != size) {
        throw place.mustBe(field, "a list of %d entries, one per split".formatted(size));
      }
    }

    private TreeNode split(int index, int split) {
      return new TreeNode.Split(
          whole("feature", feature, index),
          number("threshold", threshold, split),
          whole("left", left, split),
          whole("right", right, split));
    }

    private TreeNode leaf(int leaf) {
      return new TreeNode.Leaf(number("value", value, leaf));
    }

    private int whole(String field, JsonNode array, int index) {
      JsonNode entry = array.path(index);
      if (!entry.isInt()) {
        throw place.mustBe(field, "a list whose entry %d is a whole number".formatted(index));
      }
      return entry.intValue();
    }

    private double number(String field, JsonNode array, int index) {
      JsonNode entry = array.path(index);
      if (!entry.isNumber()) {
        throw place.mustBe(field, "a list whose entry %d is a number".formatted(index));
      }
      return entry.doubleValue();
    }
  }
}
