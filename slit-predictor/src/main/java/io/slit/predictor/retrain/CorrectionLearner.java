package io.slit.predictor.retrain;

import io.slit.core.spi.ServingPredictor;
import io.slit.predictor.artifact.Correction;
import io.slit.predictor.statistics.Quantile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Learns one factor per model, accelerator and target: the median of observed over predicted, its
 * logarithm shrunk by {@code n / (n + 20)}, so that few outcomes change little.
 */
final class CorrectionLearner {
  private static final double PRIOR_ROWS = 20;

  private final ServingPredictor predictor;

  CorrectionLearner(ServingPredictor predictor) {
    this.predictor = predictor;
  }

  List<Correction> learn(List<TelemetryRow> rows) {
    Map<String, List<TelemetryRow>> groups =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    TelemetryRow::label, LinkedHashMap::new, Collectors.toList()));
    return groups.values().stream().map(this::learnGroup).toList();
  }

  private Correction learnGroup(List<TelemetryRow> group) {
    List<Ratios> ratios = group.stream().map(row -> Ratios.of(row, predictor)).toList();
    TelemetryRow any = group.get(0);
    return new Correction(
        any.configuration().model().value(),
        any.configuration().accelerator().name(),
        factor(ratios.stream().mapToDouble(Ratios::prefill).toArray()),
        factor(ratios.stream().mapToDouble(Ratios::tpot).toArray()),
        factor(
            ratios.stream()
                .flatMap(one -> one.energy().stream())
                .mapToDouble(Double::doubleValue)
                .toArray()),
        group.size());
  }

  private static double factor(double[] ratios) {
    if (ratios.length == 0) {
      return 1;
    }
    double trust = ratios.length / (ratios.length + PRIOR_ROWS);
    double factor = Math.pow(Quantile.median(ratios), trust);
    return Math.min(Correction.BOUND, Math.max(1 / Correction.BOUND, factor));
  }
}
