package io.slit.predictor.artifact;

import io.slit.predictor.artifact.TreeNode.Split;
import java.util.List;

/**
 * A regression tree as a list of nodes: the root first, every child after its parent.
 *
 * @param nodes in that order
 */
public record Tree(List<TreeNode> nodes) {
  /**
   * Copies the list and checks that it is one tree.
   *
   * @throws IllegalArgumentException if a child is missing, has two parents, or leads back
   */
  public Tree {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("A tree without nodes. The artifact is cut off.");
    }
    boolean[] hasParent = new boolean[nodes.size()];
    hasParent[0] = true;
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof Split split) {
        claim(hasParent, i, split.left());
        claim(hasParent, i, split.right());
      }
    }
    requireAllReached(hasParent);
  }

  private static void claim(boolean[] hasParent, int parent, int child) {
    if (child <= parent || child >= hasParent.length) {
      throw new IllegalArgumentException(
          "Node %d points to node %d; it must be in (%d, %d). The artifact is damaged or cut off."
              .formatted(parent, child, parent, hasParent.length));
    }
    if (hasParent[child]) {
      throw new IllegalArgumentException(
          "Node %d has two parents. The artifact is damaged; retrain it.".formatted(child));
    }
    hasParent[child] = true;
  }

  private static void requireAllReached(boolean[] hasParent) {
    for (int i = 0; i < hasParent.length; i++) {
      if (!hasParent[i]) {
        throw new IllegalArgumentException(
            "Node %d has no parent. The artifact is damaged; retrain it.".formatted(i));
      }
    }
  }
}
