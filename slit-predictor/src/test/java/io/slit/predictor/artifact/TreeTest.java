package io.slit.predictor.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.predictor.artifact.TreeNode.Leaf;
import io.slit.predictor.artifact.TreeNode.Split;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeTest {
  @Test
  void goesLeftAtTheThresholdAndRightAboveIt() {
    Tree tree = new Tree(List.of(new Split(1, 0.5, 1, 2), new Leaf(10), new Leaf(20)));
    CompiledTrees trees = CompiledTrees.of(new TreeEnsemble(1, 0.1, List.of(tree, tree)));
    assertEquals(1 + 0.1 * 20, trees.predict(new double[] {9, 0.5}), 1e-15);
    assertEquals(1 + 0.1 * 40, trees.predict(new double[] {9, Math.nextUp(0.5)}), 1e-15);
  }

  @Test
  void takesBothZerosForOne() {
    Tree tree = new Tree(List.of(new Split(0, -0.0, 1, 2), new Leaf(10), new Leaf(20)));
    CompiledTrees trees = CompiledTrees.of(new TreeEnsemble(0, 1, List.of(tree)));
    assertEquals(10, trees.predict(new double[] {0.0}), 0);
    assertEquals(10, trees.predict(new double[] {-0.0}), 0);
    assertEquals(20, trees.predict(new double[] {Double.MIN_VALUE}), 0);
  }

  @Test
  void refusesATreeThatIsCutOff() {
    assertRefused("cut off");
    assertRefused("cut off", new Split(0, 1, 1, 2), new Leaf(1));
  }

  @Test
  void refusesACycle() {
    assertRefused("must be in", new Split(0, 1, 0, 1), new Leaf(1));
    assertRefused(
        "must be in", new Split(0, 1, 1, 2), new Split(0, 1, 1, 3), new Leaf(1), new Leaf(2));
  }

  @Test
  void refusesSharedAndLostNodes() {
    assertRefused("two parents", new Split(0, 1, 1, 1), new Leaf(1));
    assertRefused("no parent", new Leaf(1), new Leaf(2));
  }

  @Test
  void refusesNumbersThatAreNone() {
    assertThrows(IllegalArgumentException.class, () -> new Split(0, Double.NaN, 1, 2));
    assertThrows(IllegalArgumentException.class, () -> new Split(-1, 0, 1, 2));
    assertThrows(IllegalArgumentException.class, () -> new Leaf(Double.POSITIVE_INFINITY));
  }

  private static void assertRefused(String words, TreeNode... nodes) {
    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> new Tree(List.of(nodes)));
    assertTrue(refused.getMessage().contains(words), refused.getMessage());
  }
}
