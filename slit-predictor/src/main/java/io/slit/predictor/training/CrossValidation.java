package io.slit.predictor.training;

import io.slit.predictor.artifact.MeasuredRegion;
import io.slit.predictor.features.FeatureSchema;
import io.slit.predictor.smile.FittedTrees;
import io.slit.predictor.smile.GradientBoosting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Errors on rows that a model was not trained on. Errors are logarithms of measured over predicted,
 * in the order of the rows; the prediction is the one the product makes, trust included.
 */
final class CrossValidation {
  private static final int FOLDS = 5;

  private final FeatureSchema schema;
  private final List<TrainingRow> rows;
  private final long seed;

  CrossValidation(FeatureSchema schema, List<TrainingRow> rows, long seed) {
    this.schema = schema;
    this.rows = List.copyOf(rows);
    this.seed = seed;
  }

  /** Returns errors when other rows of the same configurations were seen. */
  double[] byRow() {
    return errors(inFolds(i -> i));
  }

  /** Returns errors when whole configurations were left out. */
  double[] byConfiguration() {
    return errors(inFolds(i -> rows.get(i).configuration().label()));
  }

  /** Returns errors when one model at a time was left out. */
  double[] byModel() {
    Map<Object, Integer> folds = new LinkedHashMap<>();
    int[] fold = new int[rows.size()];
    for (int i = 0; i < fold.length; i++) {
      Object model = rows.get(i).configuration().model();
      fold[i] = folds.computeIfAbsent(model, unseen -> folds.size());
    }
    return errors(fold);
  }

  private int[] inFolds(Function<Integer, Object> groupOf) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Map<Object, Integer> folds = new LinkedHashMap<>();
    int[] fold = new int[rows.size()];
    for (int i = 0; i < fold.length; i++) {
      fold[i] = folds.computeIfAbsent(groupOf.apply(i), unseen -> random.nextInt(FOLDS));
    }
    return fold;
  }

  private double[] errors(int[] fold) {
    double[] errors = new double[rows.size()];
    int folds = Arrays.stream(fold).max().orElseThrow() + 1;
    for (int f = 0; f < folds; f++) {
      predictFold(fold, f, errors);
    }
    return errors;
  }

  private void predictFold(int[] fold, int held, double[] errors) {
    List<TrainingRow> seen = new ArrayList<>();
    for (int i = 0; i < fold.length; i++) {
      if (fold[i] != held) {
        seen.add(rows.get(i));
      }
    }
    FittedTrees trees = fit(schema, seen, seed);
    MeasuredRegion region = MeasuredRegion.around(featuresOf(seen));
    for (int i = 0; i < fold.length; i++) {
      if (fold[i] == held) {
        errors[i] = error(rows.get(i), trees, region);
      }
    }
  }

  /** Returns the error of one row under a model. */
  static double error(TrainingRow row, FittedTrees trees, MeasuredRegion region) {
    double predicted = region.trust(row.features()) * trees.predict(row.features());
    return row.logResidual() - predicted;
  }

  /** Returns trees fitted to some rows. */
  static FittedTrees fit(FeatureSchema schema, List<TrainingRow> rows, long seed) {
    double[] responses = rows.stream().mapToDouble(TrainingRow::logResidual).toArray();
    return GradientBoosting.fit(schema, featuresOf(rows), responses, seed);
  }

  /** Returns the features of some rows. */
  static List<double[]> featuresOf(List<TrainingRow> rows) {
    return rows.stream().map(TrainingRow::features).toList();
  }
}
