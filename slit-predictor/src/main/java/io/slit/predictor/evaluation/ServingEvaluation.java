package io.slit.predictor.evaluation;

import io.slit.core.spi.ServingPredictor;
import io.slit.predictor.measurement.MeasurementSet;
import io.slit.predictor.training.TrainingSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Figures of serving estimates by name. Errors are median absolute percentage errors as fractions,
 * 0.1 is 10 %; coverages are shares of measured values in the 80 % interval.
 *
 * <p>Every figure of a group is of products that were trained without it (HoldOut), intervals and
 * the share of the correction included. The formula's constants were calibrated on the same public
 * tables: {@code *_formula} is no held-out figure, and where the formula answers it flatters ours
 * too. Deterministic for a seed.
 */
public final class ServingEvaluation {
  private static final int PAIRS = 10_000;

  private final MeasurementSet measurements;
  private final TrainingSettings settings;
  private final Consumer<String> progress;

  /**
   * Takes measurements.
   *
   * @param progress told in one sentence per finished step
   */
  public ServingEvaluation(
      MeasurementSet measurements, TrainingSettings settings, Consumer<String> progress) {
    this.measurements = measurements;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Returns errors and coverages of some ways of holding out; each trains the product many times
   * and takes up to two minutes.
   *
   * @throws IllegalArgumentException if what is left without a group does not suffice to train
   */
  public Map<String, Double> heldOut(Collection<HoldOut> ways) {
    HeldOutRows heldOut = new HeldOutRows(measurements, settings, progress);
    Figures figures = new Figures();
    List<JudgedRow> all = new ArrayList<>();
    for (HoldOut way : ways) {
      List<JudgedRow> rows = heldOut.of(way);
      figures.addAll(way, rows);
      all.addAll(rows);
    }
    figures.addCoverage("interval_coverage_80", all);
    return Collections.unmodifiableMap(figures.byName());
  }

  /** Returns the errors of the fixed-batch formula on all measured energies, also by load band. */
  public Map<String, Double> fixedBatch() {
    Figures figures = new Figures();
    List<JudgedRow> rows = measurements.energy().stream().map(FixedBatchEnergy::judged).toList();
    String name = "energy_median_ape_ecologits_like";
    figures.addMedian(name, rows, JudgedRow::error);
    figures.addBands(name, rows, JudgedRow::error);
    return Collections.unmodifiableMap(figures.byName());
  }

  /** Returns how many of 10,000 random pairs of queries break each law. */
  public Map<String, Double> violations(ServingPredictor predictor) {
    Map<String, Double> counts = new LinkedHashMap<>();
    for (MonotoneLaw law : MonotoneLaw.values()) {
      int broken = law.violations(predictor, settings.seed(), PAIRS);
      counts.put("violations_of_" + law.label(), (double) broken);
    }
    progress.accept("Checked %d laws on %d pairs each.".formatted(counts.size(), PAIRS));
    return Collections.unmodifiableMap(counts);
  }
}
