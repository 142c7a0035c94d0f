package io.slit.predictor.retrain;

import io.slit.predictor.retrain.Evaluation.Calibration;
import io.slit.predictor.retrain.Evaluation.Cell;
import io.slit.predictor.retrain.Evaluation.TimePoint;
import io.slit.predictor.statistics.Quantile;
import io.slit.predictor.training.PromotionGate.Pair;
import io.slit.predictor.training.PromotionGate.Scores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** Compares champion and challenger on the newest rows. */
final class Evaluator {
  private static final List<String> LOADS = List.of("1-3", "4-15", "16-63", "64-255", "256+");
  private static final int LOAD_STEP_BITS = 2;
  private static final int TIME_SLICES = 24;

  private final ObservedRatios ratios;
  private final LogFactors learned;
  private final int[] newest;

  Evaluator(ObservedRatios ratios, LogFactors learned, int[] newest) {
    this.ratios = ratios;
    this.learned = learned;
    this.newest = newest;
  }

  private double challenger(int row, Target target) {
    return ratios.overBase(row, target) - learned.of(ratios.label(row), ratios.site(row), target);
  }

  /** Returns the mean of |predicted/observed - 1| over the targets that were observed. */
  private static double error(int row, TargetRatio logRatio) {
    double sum = 0;
    int known = 0;
    for (Target target : Target.values()) {
      double log = logRatio.of(row, target);
      if (!Double.isNaN(log)) {
        sum += Math.abs(Math.exp(-log) - 1);
        known++;
      }
    }
    return sum / known;
  }

  @FunctionalInterface
  private interface TargetRatio {
    double of(int row, Target target);
  }

  /** Returns both models on the newest rows. */
  Pair scores() {
    return scores(newest);
  }

  /** Returns both models on the newest rows of some sites. */
  Pair scoresAt(Set<String> sites) {
    return scores(
        Arrays.stream(newest)
            .filter(row -> sites.contains(ratios.sites.name(ratios.site(row))))
            .toArray());
  }

  private Pair scores(int[] rows) {
    return new Pair(scores(rows, ratios::overChampion), scores(rows, this::challenger));
  }

  private Scores scores(int[] some, TargetRatio ratio) {
    if (some.length == 0) {
      return new Scores(0, Map.of(), 0);
    }
    Map<String, Double> byClass = new LinkedHashMap<>();
    groups(some, ratios.labels.size(), ratios::label)
        .forEach((label, rows) -> byClass.put(ratios.labels.name(label), error(rows, ratio)));
    return new Scores(error(some, ratio), byClass, some.length);
  }

  private static double error(int[] rows, TargetRatio ratio) {
    return Quantile.median(ObservedRatios.known(rows, row -> error(row, ratio)));
  }

  /** Returns the rows of every group that has some, by its number. */
  private static Map<Integer, int[]> groups(int[] rows, int count, IntUnaryOperator group) {
    int[] sizes = new int[count];
    for (int row : rows) {
      sizes[group.applyAsInt(row)]++;
    }
    int[][] members = new int[count][];
    for (int i = 0; i < count; i++) {
      members[i] = new int[sizes[i]];
    }
    int[] filled = new int[count];
    for (int row : rows) {
      int i = group.applyAsInt(row);
      members[i][filled[i]++] = row;
    }
    Map<Integer, int[]> groups = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      if (sizes[i] > 0) {
        groups.put(i, members[i]);
      }
    }
    return groups;
  }

  List<Drift> drift() {
    List<Drift> drifts = new ArrayList<>();
    groups(newest, ratios.sites.size(), ratios::site)
        .forEach(
            (site, rows) -> {
              for (Target target : Target.values()) {
                double[] logs = ObservedRatios.known(rows, row -> ratios.overChampion(row, target));
                if (logs.length > 0) {
                  drifts.add(drift(ratios.sites.name(site), target, logs));
                }
              }
            });
    drifts.sort(Comparator.comparing(Drift::site).thenComparing(Drift::target));
    return drifts;
  }

  private static Drift drift(String site, Target target, double[] logs) {
    double median = Quantile.median(logs);
    double[] away = Arrays.stream(logs).map(log -> Math.abs(log - median)).toArray();
    return new Drift(site, target, median, Drift.MAD_TO_SIGMA * Quantile.median(away), logs.length);
  }

  List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    groups(newest, ratios.labels.size(), ratios::label)
        .forEach(
            (label, ofLabel) ->
                groups(ofLabel, LOADS.size(), this::load)
                    .forEach(
                        (load, rows) ->
                            cells.add(
                                new Cell(
                                    ratios.labels.name(label),
                                    LOADS.get(load),
                                    rows.length,
                                    error(rows, ratios::overChampion),
                                    error(rows, this::challenger)))));
    return cells;
  }

  private int load(int row) {
    int log = Integer.SIZE - 1 - Integer.numberOfLeadingZeros((int) ratios.concurrency(row));
    return Math.min(LOADS.size() - 1, log / LOAD_STEP_BITS);
  }

  List<Calibration> calibrations() {
    List<Calibration> all = new ArrayList<>();
    for (Target target : Target.values()) {
      int[] rows =
          Arrays.stream(newest).filter(row -> !Double.isNaN(challenger(row, target))).toArray();
      if (rows.length > 0) {
        long inside =
            Arrays.stream(rows)
                .filter(row -> Math.abs(challenger(row, target)) <= ratios.halfWidth(row, target))
                .count();
        all.add(
            new Calibration(
                target,
                rows.length,
                (double) inside / rows.length,
                quantiles(rows, row -> ratios.overChampion(row, target)),
                quantiles(rows, row -> challenger(row, target))));
      }
    }
    return all;
  }

  private static List<Double> quantiles(int[] rows, ObservedRatios.RowValue log) {
    double[] sorted = ObservedRatios.known(rows, log);
    Arrays.sort(sorted);
    List<Double> quantiles = new ArrayList<>();
    for (int percent = 5; percent < 100; percent += 5) {
      quantiles.add(Math.exp(sorted[(int) (percent / 100.0 * (sorted.length - 1))]));
    }
    return quantiles;
  }

  /** Returns the champion's TTFT ratio over all time, by site. */
  List<TimePoint> timeline(long first, long last) {
    double slice = Math.max(1, (last - first + 1.0) / TIME_SLICES);
    int[] all = ratios.rows(row -> true);
    List<TimePoint> points = new ArrayList<>();
    groups(all, ratios.sites.size(), ratios::site)
        .forEach(
            (site, ofSite) ->
                groups(ofSite, TIME_SLICES, row -> (int) ((ratios.atMillis(row) - first) / slice))
                    .forEach(
                        (i, rows) ->
                            points.add(
                                new TimePoint(
                                    ratios.sites.name(site),
                                    Instant.ofEpochMilli((long) (first + (i + 0.5) * slice)),
                                    Math.exp(median(rows)),
                                    rows.length))));
    return points;
  }

  private double median(int[] rows) {
    return Quantile.median(
        ObservedRatios.known(rows, row -> ratios.overChampion(row, Target.TTFT)));
  }
}
