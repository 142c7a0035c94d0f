package io.slit.predictor.training;

import io.slit.core.units.Share;
import io.slit.predictor.artifact.MeasuredConfiguration;
import io.slit.predictor.artifact.MeasuredRegion;
import io.slit.predictor.artifact.ResidualModel;
import io.slit.predictor.artifact.TargetErrors;
import io.slit.predictor.features.FeatureSchema;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.smile.FittedTrees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Trains the correction of one target and measures its errors. */
final class TargetTrainer {
  private final Target target;
  private final List<TrainingRow> rows;
  private final long seed;

  TargetTrainer(Target target, List<TrainingRow> rows, long seed) {
    this.target = target;
    this.rows = List.copyOf(rows);
    this.seed = seed;
  }

  /**
   * What is predicted.
   *
   * @param schema features that the correction sees
   * @param axis position of prompt tokens or concurrency among them
   */
  record Target(FeatureSchema schema, int axis) {}

  /** A trained correction and its errors. */
  record Trained(ResidualModel model, TargetErrors errors) {}

  Trained train() {
    CrossValidation validation = new CrossValidation(target.schema(), target.axis(), rows, seed);
    List<HeldOut> byModel = validation.byModel();
    Calibration calibration =
        new Calibration(
            validation.byRow(),
            validation.byConfiguration(),
            Stream.concat(byModel.stream(), validation.byAccelerator().stream()).toList());
    double share = calibration.share();
    FittedTrees trees = CrossValidation.fit(target.schema(), rows, seed);
    MeasuredRegion region = MeasuredRegion.around(target.axis(), CrossValidation.featuresOf(rows));
    List<HeldOut> trained =
        rows.stream().map(row -> CrossValidation.judged(row, trees, region)).toList();
    ResidualModel model =
        new ResidualModel(
            target.schema(),
            trees.flatten(),
            new Share(share),
            region,
            calibration.widths(share, analyticWidth(trained)),
            measured());
    return new Trained(
        model,
        new TargetErrors(
            rows.size(),
            Calibration.medianError(trained, Calibration.ALL),
            Calibration.medianError(calibration.byConfiguration(), share),
            byModel.isEmpty()
                ? Calibration.medianError(trained, 0)
                : Calibration.medianError(byModel, share),
            Calibration.medianError(trained, 0),
            coverage(calibration.byConfiguration(), share)));
  }

  /** Returns the half width that holds 80 % of the formula's own errors. */
  private static double analyticWidth(List<HeldOut> rows) {
    return Calibration.width(rows.stream(), 0);
  }

  /**
   * Returns the part of rows inside an interval that was set on other configurations: those in
   * folds of even number judge those of odd number, and the other way round.
   */
  private static Share coverage(List<HeldOut> held, double share) {
    long inside = inside(held, 0, share) + inside(held, 1, share);
    return new Share((double) inside / held.size());
  }

  private static long inside(List<HeldOut> held, int judged, double share) {
    double width = Calibration.width(held.stream().filter(one -> one.fold() % 2 != judged), share);
    return held.stream()
        .filter(one -> one.fold() % 2 == judged && Math.abs(one.error(share)) <= width)
        .count();
  }

  private List<MeasuredConfiguration> measured() {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                TrainingRow::configuration, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(entry -> measured(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static MeasuredConfiguration measured(
      ServingConfiguration configuration, List<TrainingRow> group) {
    return new MeasuredConfiguration(
        configuration.model().value(),
        configuration.accelerator().name(),
        configuration.shape().parametersBillion(),
        configuration.parallelism().tensor(),
        configuration.parallelism().pipeline(),
        group.stream().mapToDouble(TrainingRow::axis).min().orElseThrow(),
        group.stream().mapToDouble(TrainingRow::axis).max().orElseThrow());
  }
}
