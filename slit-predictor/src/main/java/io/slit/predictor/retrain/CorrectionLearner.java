package io.slit.predictor.retrain;

import io.slit.predictor.artifact.Correction;
import io.slit.predictor.artifact.SiteCorrection;
import io.slit.predictor.statistics.Quantile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Learns one factor per model, accelerator and target: the median of observed over predicted, its
 * logarithm shrunk by {@code n / (n + 20)}, so that few outcomes change little. Where several sites
 * have the same hardware, a further factor per site, likewise, of what is left over.
 */
final class CorrectionLearner {
  private static final double PRIOR_ROWS = 20;

  /** A site that differs by less is not told apart. */
  private static final double LEAST_DIFFERENCE = 0.02;

  private final ObservedRatios ratios;
  private final List<Correction> corrections = new ArrayList<>();
  private final List<SiteCorrection> siteCorrections = new ArrayList<>();
  private final LogFactors factors;

  CorrectionLearner(ObservedRatios ratios) {
    this.ratios = ratios;
    this.factors = new LogFactors(ratios.labels.size(), ratios.sites.size());
  }

  /** Learns from some rows. */
  void learn(int[] rows) {
    for (int label = 0; label < ratios.labels.size(); label++) {
      int wanted = label;
      int[] ofLabel = Arrays.stream(rows).filter(row -> ratios.label(row) == wanted).toArray();
      if (ofLabel.length > 0) {
        learnLabel(label, ofLabel);
      }
    }
  }

  private void learnLabel(int label, int[] rows) {
    for (Target target : Target.values()) {
      factors.setLabel(label, target, logFactor(rows, row -> ratios.overBase(row, target)));
    }
    corrections.add(correction(label, rows.length, target -> factors.ofLabel(label, target)));
    long sites = Arrays.stream(rows).map(ratios::site).distinct().count();
    for (int site = 0; sites > 1 && site < ratios.sites.size(); site++) {
      int wanted = site;
      learnSite(
          label, site, Arrays.stream(rows).filter(row -> ratios.site(row) == wanted).toArray());
    }
  }

  private void learnSite(int label, int site, int[] rows) {
    boolean differs = false;
    for (Target target : Target.values()) {
      double shared = factors.ofLabel(label, target);
      double log = logFactor(rows, row -> ratios.overBase(row, target) - shared);
      double kept = isDifferent(rows, target, shared, log) ? log : 0;
      factors.setSite(label, site, target, kept);
      differs |= kept != 0;
    }
    if (differs) {
      Correction here =
          correction(label, rows.length, target -> factors.ofSite(label, site, target));
      siteCorrections.add(new SiteCorrection(ratios.sites.name(site), here));
    }
  }

  /** A difference counts if it exceeds what chance does: three standard errors of the median. */
  private boolean isDifferent(int[] rows, Target target, double shared, double log) {
    double[] left = ObservedRatios.known(rows, row -> ratios.overBase(row, target) - shared);
    if (Math.abs(log) < LEAST_DIFFERENCE || left.length == 0) {
      return false;
    }
    double median = Quantile.median(left);
    double[] away = Arrays.stream(left).map(one -> Math.abs(one - median)).toArray();
    return Math.abs(log) > Drift.noise(Drift.MAD_TO_SIGMA * Quantile.median(away), left.length);
  }

  private double logFactor(int[] rows, ObservedRatios.RowValue value) {
    double[] known = ObservedRatios.known(rows, value);
    if (known.length == 0) {
      return 0;
    }
    double bound = Math.log(Correction.BOUND);
    double log = Quantile.median(known) * known.length / (known.length + PRIOR_ROWS);
    return Math.min(bound, Math.max(-bound, log));
  }

  private Correction correction(int label, int rows, ToDoubleFunction<Target> log) {
    String[] parts = ratios.labels.name(label).split(" on ", 2);
    return new Correction(
        parts[0],
        parts[1],
        factor(log.applyAsDouble(Target.TTFT)),
        factor(log.applyAsDouble(Target.TPOT)),
        factor(log.applyAsDouble(Target.ENERGY)),
        rows);
  }

  private static double factor(double log) {
    return Math.min(Correction.BOUND, Math.max(1 / Correction.BOUND, Math.exp(log)));
  }

  /** Returns what was learned about hardware, in the order of the names. */
  List<Correction> corrections() {
    return corrections.stream()
        .sorted(Comparator.comparing(Correction::model).thenComparing(Correction::accelerator))
        .toList();
  }

  /** Returns what was learned about sites, in the order of the names. */
  List<SiteCorrection> siteCorrections() {
    return siteCorrections.stream()
        .sorted(
            Comparator.comparing(SiteCorrection::site)
                .thenComparing(one -> one.correction().model())
                .thenComparing(one -> one.correction().accelerator()))
        .toList();
  }

  LogFactors factors() {
    return factors;
  }
}
