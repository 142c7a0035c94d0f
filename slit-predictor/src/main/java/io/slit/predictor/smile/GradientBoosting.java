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

  private static final int MAX_DEPTH = 5;
  private static final int MAX_LEAVES = 10;
  private static final int LEAF_ROWS = 2;
  private static final double SHRINKAGE = 0.1;
  private static final double SUBSAMPLE = 0.8;
  private static final String RESPONSE = "response";

  private GradientBoosting() {}

  /**
   * Returns trees fitted to rows of features and their responses.
   *
   * @throws IllegalArgumentException if there are fewer than five rows, or responses are missing
   */
  public static FittedTrees fit(
      FeatureSchema schema, List<double[]> rows, double[] responses, long seed) {
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
            TREES,
            MAX_DEPTH,
            MAX_LEAVES,
            LEAF_ROWS,
            SHRINKAGE,
            SUBSAMPLE);
    return new FittedTrees(model, features.schema(), SHRINKAGE);
  }

  private static DataFrame frame(FeatureSchema schema, List<double[]> rows) {
    String[] names = schema.features().stream().map(Feature::name).toArray(String[]::new);
    return DataFrame.of(rows.toArray(double[][]::new), names);
  }
}
