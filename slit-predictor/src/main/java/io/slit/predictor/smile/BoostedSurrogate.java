package io.slit.predictor.smile;

import io.slit.core.search.Surrogate;
import io.slit.predictor.artifact.CompiledTrees;
import io.slit.predictor.features.Feature;
import io.slit.predictor.features.FeatureSchema;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gradient boosting as the surrogate of a search: few small trees, fitted in some tens of
 * milliseconds to a thousand rows, and compiled.
 */
public final class BoostedSurrogate implements Surrogate.Learner {
  @Override
  public Surrogate fit(List<double[]> rows, double[] targets, long seed) {
    FittedTrees fitted =
        GradientBoosting.fit(
            schema(rows.get(0).length), rows, targets, GradientBoosting.SEARCH, seed);
    return CompiledTrees.of(fitted.flatten())::predict;
  }

  private static FeatureSchema schema(int features) {
    List<Feature> numbered =
        IntStream.range(0, features).mapToObj(i -> new Feature("f" + i, "any")).toList();
    return new FeatureSchema("surrogate of a search", 1, numbered);
  }
}
