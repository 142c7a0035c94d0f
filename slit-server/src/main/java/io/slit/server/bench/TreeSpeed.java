package io.slit.server.bench;

import io.slit.predictor.artifact.CompiledTrees;
import io.slit.predictor.artifact.Tree;
import io.slit.predictor.artifact.TreeEnsemble;
import io.slit.predictor.artifact.TreeNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The speed of 200 full trees of depth 6 over 14 features with random thresholds: more nodes, and
 * less predictable ways through them, than any model trained here has.
 */
final class TreeSpeed {
  private static final int TREES = 200;
  private static final int DEPTH = 6;
  private static final int FEATURES = 14;
  private static final int ROWS = 20_000;
  private static final int REPETITIONS = 15;
  private static final double MICROS = 1e6;

  private final CompiledTrees trees;
  private final double[][] rows = new double[ROWS][];
  private final double[] predictions = new double[ROWS];

  TreeSpeed(long seed) {
    Random random = new Random(seed);
    List<Tree> grown = IntStream.range(0, TREES).mapToObj(t -> full(random)).toList();
    trees = CompiledTrees.of(new TreeEnsemble(0, 0.1, grown));
    for (int r = 0; r < ROWS; r++) {
      rows[r] = random.doubles(FEATURES).toArray();
    }
  }

  private static Tree full(Random random) {
    List<TreeNode> nodes = new ArrayList<>();
    grow(nodes, random, DEPTH);
    return new Tree(nodes);
  }

  private static int grow(List<TreeNode> nodes, Random random, int depth) {
    int position = nodes.size();
    nodes.add(new TreeNode.Leaf(random.nextGaussian()));
    if (depth > 0) {
      int left = grow(nodes, random, depth - 1);
      int right = grow(nodes, random, depth - 1);
      nodes.set(
          position, new TreeNode.Split(random.nextInt(FEATURES), random.nextDouble(), left, right));
    }
    return position;
  }

  Map<String, Double> measure() {
    double single = Stopwatch.bestSeconds(REPETITIONS, this::oneByOne);
    double batch = Stopwatch.bestSeconds(REPETITIONS, () -> trees.predict(rows, predictions));
    return Map.of("single_prediction_us", MICROS * single / ROWS, "batch_rows_per_s", ROWS / batch);
  }

  private void oneByOne() {
    for (int r = 0; r < ROWS; r++) {
      predictions[r] = trees.predict(rows[r]);
    }
  }
}
