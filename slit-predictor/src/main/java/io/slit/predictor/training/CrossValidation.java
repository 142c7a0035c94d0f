package io.slit.predictor.training;

import io.slit.predictor.artifact.MeasuredRegion;
import io.slit.predictor.features.FeatureSchema;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.smile.FittedTrees;
import io.slit.predictor.smile.GradientBoosting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Rows under models that were trained without them. The correction is the one the product makes,
 * trust included. A fold that leaves too few rows to train on is not judged.
 */
final class CrossValidation {
  private static final int ROW_FOLDS = 5;
  private static final int GROUP_FOLDS = 10;

  private final FeatureSchema schema;
  private final int axis;
  private final List<TrainingRow> rows;
  private final long seed;

  /**
   * Takes rows.
   *
   * @param axis position of the axis among the features
   */
  CrossValidation(FeatureSchema schema, int axis, List<TrainingRow> rows, long seed) {
    this.schema = schema;
    this.axis = axis;
    this.rows = List.copyOf(rows);
    this.seed = seed;
  }

  /** Returns the rows when other rows of the same configurations were seen. */
  List<HeldOut> byRow() {
    return heldOut(fold(i -> i, ROW_FOLDS));
  }

  /** Returns the rows when whole configurations were left out, in ten folds. */
  List<HeldOut> byConfiguration() {
    return heldOut(fold(i -> rows.get(i).configuration().label(), GROUP_FOLDS));
  }

  /** Returns the rows when whole models were left out, in ten folds; none of one model. */
  List<HeldOut> byModel() {
    return heldOut(fold(i -> rows.get(i).configuration().model(), GROUP_FOLDS));
  }

  /** Returns the rows when a whole family of accelerators was left out; none of one family. */
  List<HeldOut> byAccelerator() {
    return heldOut(fold(i -> rows.get(i).configuration().chip(), GROUP_FOLDS));
  }

  /** Deals groups out to folds of nearly equally many groups. */
  private int[] fold(IntFunction<Object> groupOf, int folds) {
    List<Object> groups =
        new ArrayList<>(IntStream.range(0, rows.size()).mapToObj(groupOf).distinct().toList());
    Collections.shuffle(groups, new Random(seed));
    Map<Object, Integer> foldOf = new LinkedHashMap<>();
    groups.forEach(group -> foldOf.put(group, foldOf.size() % folds));
    return IntStream.range(0, rows.size()).map(i -> foldOf.get(groupOf.apply(i))).toArray();
  }

  private List<HeldOut> heldOut(int[] fold) {
    int folds = Arrays.stream(fold).max().orElseThrow() + 1;
    if (folds == 1) {
      return List.of();
    }
    List<HeldOut> judged = new ArrayList<>();
    for (int held = 0; held < folds; held++) {
      judge(fold, held, judged);
    }
    return judged;
  }

  private void judge(int[] fold, int held, List<HeldOut> judged) {
    List<TrainingRow> seen = new ArrayList<>();
    for (int i = 0; i < fold.length; i++) {
      if (fold[i] != held) {
        seen.add(rows.get(i));
      }
    }
    if (seen.size() < GradientBoosting.LEAST_ROWS) {
      return;
    }
    FittedTrees trees = fit(schema, seen, seed);
    MeasuredRegion region = MeasuredRegion.around(axis, featuresOf(seen));
    for (int i = 0; i < fold.length; i++) {
      if (fold[i] == held) {
        boolean knowsParts = knowsParts(seen, rows.get(i).configuration());
        judged.add(judged(rows.get(i), trees, region).in(held, knowsParts));
      }
    }
  }

  private static boolean knowsParts(List<TrainingRow> seen, ServingConfiguration asked) {
    return seen.stream().anyMatch(one -> one.configuration().model().equals(asked.model()))
        && seen.stream()
            .anyMatch(one -> one.configuration().accelerator().equals(asked.accelerator()));
  }

  /** Returns a row under a model that knows its parts. */
  static HeldOut judged(TrainingRow row, FittedTrees trees, MeasuredRegion region) {
    double distance = region.distance(row.features());
    double correction = MeasuredRegion.trust(distance) * trees.predict(row.features());
    return new HeldOut(row.logResidual(), correction, distance, true, 0);
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
