package io.slit.predictor.smile;

import io.slit.core.units.Require;
import io.slit.predictor.features.Feature;
import io.slit.predictor.features.FeatureSchema;
import java.util.List;
import smile.base.cart.Loss;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.DoubleVector;
import smile.math.MathEx;
import smile.regression.GradientTreeBoost;

/**
 * Gradient boosting of least squares (Friedman, Annals of Statistics 2001), by Smile.
 *
 * <p>Small trees and a slow rate, because the rows are hundreds and the formula already explains
 * most. Smile draws from one generator per thread, so it is seeded in the thread that fits: the
 * same rows and seed give the same trees.
 */
public final class GradientBoosting {
  /** Trees of an ensemble. */
  public static final int TREES = 120;

  /** Fewest rows that trees are fitted to. */
  public static final int LEAST_ROWS = 5;

  private static final double SUBSAMPLE = 0.8;
  private static final String RESPONSE = "response";

  /**
   * How many trees, and how large.
   *
   * @param count of trees
   * @param maxDepth of a tree
   * @param maxLeaves of a tree
   * @param leafRows fewest rows of a leaf
   * @param shrinkage weight of every tree
   */
  record Size(int count, int maxDepth, int maxLeaves, int leafRows, double shrinkage) {}

  private static final Size SERVING = new Size(TREES, 5, 10, 2, 0.1);

  /** For many noisy rows and little time. */
  static final Size SEARCH = new Size(20, 4, 8, 8, 0.2);

  private GradientBoosting() {}

  /**
   * Returns trees fitted to rows of features and their responses.
   *
   * @throws IllegalArgumentException if there are fewer than five rows, or responses are missing
   */
  public static FittedTrees fit(
      FeatureSchema schema, List<double[]> rows, double[] responses, long seed) {
    return fit(schema, rows, responses, SERVING, seed);
  }

  static FittedTrees fit(
      FeatureSchema schema, List<double[]> rows, double[] responses, Size size, long seed) {
    Require.atLeast(LEAST_ROWS, rows.size(), "training rows of " + schema.label(), "Measure more.");
    Require.within(
        rows.size(), rows.size(), responses.length, "responses of " + schema.label(), "One a row.");
    DataFrame features = frame(schema, rows);
    DataFrame data = features.merge(DoubleVector.of(RESPONSE, responses));
    MathEx.setSeed(seed);
    GradientTreeBoost model =
        GradientTreeBoost.fit(
            Formula.lhs(RESPONSE),
            data,
            Loss.ls(),
            size.count(),
            size.maxDepth(),
            size.maxLeaves(),
            size.leafRows(),
            size.shrinkage(),
            SUBSAMPLE);
    return new FittedTrees(model, features.schema(), size.shrinkage());
  }

  private static DataFrame frame(FeatureSchema schema, List<double[]> rows) {
    String[] names = schema.features().stream().map(Feature::name).toArray(String[]::new);
    return DataFrame.of(rows.toArray(double[][]::new), names);
  }
}
