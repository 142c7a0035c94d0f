package io.slit.core.simulation.physics;

import io.slit.core.fleet.LlmModel;
import io.slit.core.simulation.Curve;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Decode steps over the batch, by configuration.
 *
 * <p>Batch 1 is Splitwise's, larger batches are ML.ENERGY's, straight lines between. ML.ENERGY's
 * time per output token holds the prompts that join meanwhile; the engine adds those by itself, so
 * they are taken out: per step {@code batch/output} prompts join, each of {@link #PROMPT_TOKENS}.
 * What the tokens in the cache add is taken out too, and added by the engine for those it holds.
 */
final class DecodeCurves {
  /** Mean prompt of ML.ENERGY's chat rows; not published by row, the middle of 200 to 300. */
  static final double PROMPT_TOKENS = 250;

  /** Prompts that Splitwise measured in batches, and the tokens of their answers. */
  private static final int STATIC_PROMPT = 512;

  private static final int STATIC_OUTPUT = 128;

  private final List<LatencyRow> latency;
  private final List<LatencyRow> alone;
  private final Map<MeasuredOn, List<EnergyRow>> loaded;
  private final PrefillCurves prefill;

  DecodeCurves(List<LatencyRow> latency, List<EnergyRow> energy, PrefillCurves prefill) {
    this.latency = latency;
    this.alone = latency.stream().filter(row -> row.batch() == 1).toList();
    this.loaded =
        energy.stream()
            .collect(Collectors.groupingBy(EnergyRow::on, LinkedHashMap::new, Collectors.toList()));
    this.prefill = prefill;
  }

  /**
   * Returns what a token in the cache adds to a step: reading its keys and values, from all GPUs,
   * at the part of their bandwidth that Splitwise's most memory-bound row of the chip reached.
   */
  double perCachedToken(MeasuredOn on) {
    double bandwidth = on.accelerator().bandwidthGbPerS() * on.parallelism().gpus();
    return on.shape().kvGbPerToken() / (bandwidth * reachedBandwidth(on));
  }

  private double reachedBandwidth(MeasuredOn on) {
    double nearest = alone.stream().mapToDouble(row -> chip(row.on(), on)).min().orElseThrow();
    return alone.stream()
        .filter(row -> chip(row.on(), on) == nearest)
        .mapToDouble(row -> row.on().readSeconds() / row.tpotSeconds())
        .max()
        .orElseThrow();
  }

  private static double chip(MeasuredOn one, MeasuredOn other) {
    return PrefillCurves.chipDistance(one, other);
  }

  /** Returns the seconds of a step for one request alone. */
  double aloneSeconds(MeasuredOn on) {
    MeasuredOn source = prefill.nearest(on);
    double measured =
        alone.stream()
            .filter(row -> row.on().equals(source))
            .min(Comparator.comparingDouble(LatencyRow::promptTokens))
            .orElseThrow()
            .tpotSeconds();
    double layers = (double) on.shape().layers() / source.shape().layers();
    return layers * measured + on.readSeconds() - layers * source.readSeconds();
  }

  /**
   * Returns the seconds of a step over the batch, at an empty cache, as Splitwise measured them in
   * batches of equal prompts that all started together.
   */
  Curve staticSeconds(MeasuredOn on) {
    MeasuredOn source = prefill.nearest(on);
    double scale = aloneSeconds(on) / aloneSeconds(source);
    TreeMap<Double, Double> points = new TreeMap<>();
    for (LatencyRow row : latency) {
      if (row.on().equals(source) && row.promptTokens() == STATIC_PROMPT) {
        double cached = row.batch() * (STATIC_PROMPT + STATIC_OUTPUT / 2.0);
        double step = row.tpotSeconds() - cached * perCachedToken(source);
        points.put((double) row.batch(), step * scale);
      }
    }
    return Curve.of(rising(points));
  }

  /** Returns the rows that stand in for a configuration: same chip, then nearest in size. */
  List<EnergyRow> rows(MeasuredOn on) {
    MeasuredOn nearest =
        loaded.keySet().stream()
            .min(
                Comparator.<MeasuredOn>comparingDouble(one -> chip(one, on))
                    .thenComparingDouble(one -> distance(one.shape(), on.shape()))
                    .thenComparingDouble(
                        one ->
                            PrefillCurves.distance(
                                one.parallelism().gpus(), on.parallelism().gpus())))
            .orElseThrow();
    return loaded.getOrDefault(nearest, List.of());
  }

  private static double distance(LlmModel.Shape one, LlmModel.Shape other) {
    return PrefillCurves.distance(one.parametersBillion(), other.parametersBillion());
  }

  /** Returns the seconds of a step over the batch, at an empty cache. */
  Curve seconds(MeasuredOn on) {
    double alone = aloneSeconds(on);
    TreeMap<Double, Double> points = new TreeMap<>();
    points.put(1.0, alone);
    for (EnergyRow row : rows(on)) {
      Curve joining = prefill.seconds(row.on());
      double scale = alone / aloneSeconds(row.on());
      double cached = row.batch() * (PROMPT_TOKENS + row.outputTokens() / 2);
      double step =
          row.tpotSeconds() - joiningSeconds(row, joining) - cached * perCachedToken(row.on());
      points.merge(row.batch(), Math.max(alone, step * scale), Math::max);
    }
    return Curve.of(rising(points));
  }

  /** Returns the time that joining prompts take of a step. */
  static double joiningSeconds(EnergyRow row, Curve prefill) {
    double prompts = row.batch() / row.outputTokens();
    double together = Math.max(1, prompts);
    double seconds = prefill.at(together * PROMPT_TOKENS) / row.on().parallelism().pipeline();
    return Math.min(1, prompts) * seconds;
  }

  private static SortedMap<Double, Double> rising(SortedMap<Double, Double> points) {
    SortedMap<Double, Double> rising = new TreeMap<>();
    double most = 0;
    for (Map.Entry<Double, Double> point : points.entrySet()) {
      most = Math.max(most, point.getValue());
      rising.put(point.getKey(), most);
    }
    return rising;
  }
}
