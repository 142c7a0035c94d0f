package io.slit.predictor.artifact;

import io.slit.core.units.Require;
import io.slit.predictor.artifact.TreeNode.Split;
import java.util.List;

/**
 * Boosted regression trees: {@code base + shrinkage x sum of the trees}.
 *
 * @param base prediction before any tree
 * @param shrinkage weight of every tree
 * @param trees in the order they were grown
 */
public record TreeEnsemble(double base, double shrinkage, List<Tree> trees) {
  /** Checks the numbers and copies the list. */
  public TreeEnsemble {
    Require.finite(base, "base of the ensemble");
    Require.within(0, 1, shrinkage, "shrinkage of the ensemble", "It is a learning rate.");
    trees = List.copyOf(trees);
  }

  /** Returns how many nodes all trees have. */
  public int nodeCount() {
    return trees.stream().mapToInt(tree -> tree.nodes().size()).sum();
  }

  /**
   * Checks that every split asks for a feature that exists.
   *
   * @throws IllegalArgumentException if one does not
   */
  public void requireFeaturesBelow(int count) {
    trees.stream()
        .flatMap(tree -> tree.nodes().stream())
        .filter(node -> node instanceof Split split && split.feature() >= count)
        .findFirst()
        .ifPresent(
            node -> {
              throw new IllegalArgumentException(
                  "The split %s asks for a feature beyond the %d of its schema. Retrain it."
                      .formatted(node, count));
            });
  }
}
