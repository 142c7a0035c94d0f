package io.slit.predictor.evaluation;

import io.slit.core.spi.ServingEstimate.Basis;
import io.slit.predictor.statistics.Quantile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Figures by name, in the order they were added. Not safe for several threads. */
final class Figures {
  private static final int FEWEST_ROWS = 10;
  private static final List<Integer> BANDS = List.of(1, 4, 16, 64, 256, 1024, 4096);
  private final Map<String, Double> byName = new LinkedHashMap<>();

  Map<String, Double> byName() {
    return byName;
  }

  void add(String name, double value) {
    byName.put(name, value);
  }

  /** Adds errors and coverages of the rows of one way of holding out. */
  void addAll(HoldOut holdOut, List<JudgedRow> rows) {
    for (Target target : Target.values()) {
      addTarget(target.label(), holdOut.label(), only(rows, one -> one.target() == target));
    }
  }

  private void addTarget(String target, String holdOut, List<JudgedRow> rows) {
    addMedian(target + "_median_ape_" + holdOut, rows, JudgedRow::error);
    addMedian(target + "_median_ape_formula", rows, JudgedRow::formulaError);
    addCoverage(target + "_interval_coverage_80_" + holdOut, rows);
    for (Basis basis : Basis.values()) {
      String name = basis.name().toLowerCase(Locale.ROOT);
      List<JudgedRow> of = only(rows, one -> one.basis() == basis);
      addMedian(target + "_median_ape_" + holdOut + "_" + name, of, JudgedRow::error);
      addCoverage(target + "_interval_coverage_80_" + holdOut + "_" + name, of);
    }
    if (!target.equals(Target.TTFT.label())) {
      addBands(target + "_median_ape_" + holdOut, rows, JudgedRow::error);
    }
  }

  /** Adds medians by load band, concurrency from one bound to below the next. */
  void addBands(String name, List<JudgedRow> rows, ToDoubleFunction<JudgedRow> error) {
    for (int b = 0; b + 1 < BANDS.size(); b++) {
      int from = BANDS.get(b);
      int to = BANDS.get(b + 1);
      List<JudgedRow> band = only(rows, one -> one.axis() >= from && one.axis() < to);
      addMedian(name + "_concurrency_%d_to_%d".formatted(from, to), band, error);
    }
  }

  /** Adds a median with its number of rows; of too few rows there is none. */
  void addMedian(String name, List<JudgedRow> rows, ToDoubleFunction<JudgedRow> error) {
    if (rows.size() >= FEWEST_ROWS) {
      add(name, Quantile.median(rows.stream().mapToDouble(error).toArray()));
      add(name + "_rows", rows.size());
    }
  }

  /** Adds the share of rows in their interval; of too few rows there is none. */
  void addCoverage(String name, List<JudgedRow> rows) {
    if (rows.size() >= FEWEST_ROWS) {
      long covered = rows.stream().filter(JudgedRow::isCovered).count();
      add(name, (double) covered / rows.size());
    }
  }

  private static List<JudgedRow> only(List<JudgedRow> rows, Predicate<JudgedRow> wanted) {
    return rows.stream().filter(wanted).toList();
  }
}
