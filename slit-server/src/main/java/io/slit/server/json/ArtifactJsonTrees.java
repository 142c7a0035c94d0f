package io.slit.server.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slit.predictor.artifact.Tree;
import io.slit.predictor.artifact.TreeEnsemble;
import io.slit.predictor.artifact.TreeNode;
import io.slit.server.models.ModelException;
import java.util.ArrayList;
import java.util.List;

/**
 * Trees as five arrays each, one entry per node: a split has all but a value, a leaf has nothing
 * but a value, and what a node does not have is null.
 */
final class ArtifactJsonTrees {
  private static final List<String> OF_SPLIT = List.of("feature", "threshold", "left", "right");
  private static final String OF_LEAF = "value";

  private ArtifactJsonTrees() {}

  static void write(ObjectNode node, TreeEnsemble ensemble) {
    node.put("base", ensemble.base());
    node.put("shrinkage", ensemble.shrinkage());
    ArrayNode trees = node.putArray("trees");
    ensemble.trees().forEach(tree -> write(trees.addObject(), tree));
  }

  static TreeEnsemble read(ArtifactJsonNode node) {
    return new TreeEnsemble(
        node.number("base"), node.number("shrinkage"), node.list("trees", ArtifactJsonTrees::tree));
  }

  private static void write(ObjectNode node, Tree tree) {
    ArrayNode feature = node.putArray("feature");
    ArrayNode threshold = node.putArray("threshold");
    ArrayNode left = node.putArray("left");
    ArrayNode right = node.putArray("right");
    ArrayNode value = node.putArray(OF_LEAF);
    for (TreeNode one : tree.nodes()) {
      if (one instanceof TreeNode.Split split) {
        feature.add(split.feature());
        threshold.add(split.threshold());
        left.add(split.left());
        right.add(split.right());
        value.addNull();
      } else if (one instanceof TreeNode.Leaf leaf) {
        List.of(feature, threshold, left, right).forEach(ArrayNode::addNull);
        value.add(leaf.value());
      }
    }
  }

  private static Tree tree(ArtifactJsonNode node) {
    int count = node.array(OF_LEAF).size();
    for (String field : OF_SPLIT) {
      if (node.array(field).size() != count) {
        throw node.mustBe(field, "a list of %d entries, one per node".formatted(count));
      }
    }
    List<TreeNode> nodes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      nodes.add(node.array(OF_LEAF).get(i).isNull() ? split(node, i) : leaf(node, i));
    }
    return new Tree(nodes);
  }

  private static TreeNode split(ArtifactJsonNode node, int index) {
    return new TreeNode.Split(
        whole(node, "feature", index),
        number(node, "threshold", index),
        whole(node, "left", index),
        whole(node, "right", index));
  }

  private static TreeNode leaf(ArtifactJsonNode node, int index) {
    for (String field : OF_SPLIT) {
      if (!node.array(field).get(index).isNull()) {
        throw wrong(node, field, index, "null, since the node has a value");
      }
    }
    return new TreeNode.Leaf(number(node, OF_LEAF, index));
  }

  private static int whole(ArtifactJsonNode node, String field, int index) {
    JsonNode entry = node.array(field).get(index);
    if (!entry.isInt()) {
      throw wrong(node, field, index, "a whole number");
    }
    return entry.intValue();
  }

  private static double number(ArtifactJsonNode node, String field, int index) {
    JsonNode entry = node.array(field).get(index);
    if (!entry.isNumber()) {
      throw wrong(node, field, index, "a number");
    }
    return entry.doubleValue();
  }

  private static ModelException wrong(
      ArtifactJsonNode node, String field, int index, String allowed) {
    return node.mustBe(field, "a list whose entry %d is %s".formatted(index, allowed));
  }
}
