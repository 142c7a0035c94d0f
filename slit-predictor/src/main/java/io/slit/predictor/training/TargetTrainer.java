package io.slit.predictor.training;

import io.slit.core.units.Share;
import io.slit.predictor.artifact.IntervalWidths;
import io.slit.predictor.artifact.MeasuredConfiguration;
import io.slit.predictor.artifact.MeasuredRegion;
import io.slit.predictor.artifact.ResidualModel;
import io.slit.predictor.artifact.TargetErrors;
import io.slit.predictor.features.FeatureSchema;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.smile.FittedTrees;
import io.slit.predictor.statistics.Quantile;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Trains the correction of one target and measures its errors. */
final class TargetTrainer {
  private static final double INTERVAL = 0.8;

  private final FeatureSchema schema;
  private final List<TrainingRow> rows;
  private final double analyticFactor;
  private final long seed;

  /**
   * Takes rows.
   *
   * @param analyticFactor interval of the formula alone: the least for anything extrapolated
   */
  TargetTrainer(FeatureSchema schema, List<TrainingRow> rows, double analyticFactor, long seed) {
    this.schema = schema;
    this.rows = List.copyOf(rows);
    this.analyticFactor = analyticFactor;
    this.seed = seed;
  }

  /** A trained correction and its errors. */
  record Trained(ResidualModel model, TargetErrors errors) {}

  Trained train() {
    CrossValidation validation = new CrossValidation(schema, rows, seed);
    double[] byRow = validation.byRow();
    double[] byConfiguration = validation.byConfiguration();
    double[] byModel = validation.byModel();
    FittedTrees trees = CrossValidation.fit(schema, rows, seed);
    MeasuredRegion region = MeasuredRegion.around(CrossValidation.featuresOf(rows));
    ResidualModel model =
        new ResidualModel(
            schema, trees.flatten(), region, widths(byRow, byConfiguration, byModel), measured());
    double[] trained =
        rows.stream().mapToDouble(row -> CrossValidation.error(row, trees, region)).toArray();
    return new Trained(model, errors(trained, byConfiguration, byModel));
  }

  private TargetErrors errors(double[] trained, double[] byConfiguration, double[] byModel) {
    double[] analytic = rows.stream().mapToDouble(TrainingRow::logResidual).toArray();
    return new TargetErrors(
        rows.size(),
        medianPercentage(trained),
        medianPercentage(byConfiguration),
        medianPercentage(byModel),
        medianPercentage(analytic),
        coverage(byConfiguration));
  }

  private IntervalWidths widths(double[] byRow, double[] byConfiguration, double[] byModel) {
    double measured = width(byRow);
    double interpolated = Math.max(measured, width(byConfiguration));
    double least = Math.max(interpolated, Math.log(analyticFactor));
    return new IntervalWidths(measured, interpolated, Math.max(least, width(byModel)));
  }

  private static double width(double[] errors) {
    return Quantile.conformal(Arrays.stream(errors).map(Math::abs).toArray(), INTERVAL);
  }

  /** Returns the median of |predicted/measured - 1|. */
  private static double medianPercentage(double[] errors) {
    return Quantile.median(
        Arrays.stream(errors).map(error -> Math.abs(Math.exp(-error) - 1)).toArray());
  }

  /**
   * Returns the part of rows inside an interval that was set on other configurations: those of even
   * number judge those of odd number, and the other way round.
   */
  private Share coverage(double[] errors) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    int[] half = new int[errors.length];
    for (int i = 0; i < half.length; i++) {
      String label = rows.get(i).configuration().label();
      half[i] = numbers.computeIfAbsent(label, unseen -> numbers.size()) % 2;
    }
    long inside = inside(errors, half, 0) + inside(errors, half, 1);
    return new Share((double) inside / errors.length);
  }

  private static long inside(double[] errors, int[] half, int judged) {
    double width =
        width(
            IntStream.range(0, errors.length)
                .filter(i -> half[i] != judged)
                .mapToDouble(i -> errors[i])
                .toArray());
    return IntStream.range(0, errors.length)
        .filter(i -> half[i] == judged && Math.abs(errors[i]) <= width)
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
        configuration.accelerator().name(),
        configuration.shape().parametersBillion(),
        configuration.parallelism().tensor(),
        configuration.parallelism().pipeline(),
        group.stream().mapToDouble(TrainingRow::axis).min().orElseThrow(),
        group.stream().mapToDouble(TrainingRow::axis).max().orElseThrow());
  }
}
