package io.slit.core.simulation.physics;

import io.slit.core.simulation.Curve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Prefill time over the tokens of the batch, by configuration.
 *
 * <p>Splitwise's rows of one prompt and of batches lie on one curve over all tokens together (H100,
 * 8 GPUs, 4,096 tokens: 390 ms as one prompt, 372 ms as eight), so both make it; equal totals are
 * averaged. Another model takes the curve of the same chip with the nearest tensor parallelism,
 * then the nearest work per GPU, times the ratio of that work; short prompts stay at the floor of
 * that curve times the ratio of layers.
 */
final class PrefillCurves {
  private final Map<MeasuredOn, SortedMap<Double, Double>> points;

  PrefillCurves(List<LatencyRow> rows) {
    Map<MeasuredOn, TreeMap<Double, List<Double>>> all = new LinkedHashMap<>();
    for (LatencyRow row : rows) {
      all.computeIfAbsent(row.on(), any -> new TreeMap<>())
          .computeIfAbsent((double) row.promptTokens() * row.batch(), any -> new ArrayList<>())
          .add(row.ttftSeconds());
    }
    points = new LinkedHashMap<>();
    all.forEach((on, byTokens) -> points.put(on, rising(byTokens)));
  }

  private static SortedMap<Double, Double> rising(SortedMap<Double, List<Double>> byTokens) {
    TreeMap<Double, Double> curve = new TreeMap<>();
    double most = 0;
    for (Map.Entry<Double, List<Double>> one : byTokens.entrySet()) {
      double mean =
          one.getValue().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
      most = Math.max(most, mean);
      curve.put(one.getKey(), most);
    }
    return curve;
  }

  /** Returns the configuration whose measurements stand in for another. */
  MeasuredOn nearest(MeasuredOn wanted) {
    return points.keySet().stream()
        .min(
            Comparator.<MeasuredOn>comparingDouble(one -> chipDistance(one, wanted))
                .thenComparingDouble(one -> distance(tensor(one), tensor(wanted)))
                .thenComparingDouble(one -> distance(one.workPerGpu(), wanted.workPerGpu())))
        .orElseThrow();
  }

  /** Returns the prefill seconds of a configuration over tokens. */
  Curve seconds(MeasuredOn wanted) {
    MeasuredOn source = nearest(wanted);
    SortedMap<Double, Double> measured = points.getOrDefault(source, new TreeMap<>());
    double chips = source.accelerator().peakTflops() / wanted.accelerator().peakTflops();
    if (Math.abs(Math.log(chips)) < SAME_CHIP) {
      chips = 1;
    }
    double work = wanted.workPerGpu() / source.workPerGpu() * chips;
    double floor =
        measured.values().iterator().next() * wanted.shape().layers() / source.shape().layers();
    TreeMap<Double, Double> scaled = new TreeMap<>();
    measured.forEach((tokens, seconds) -> scaled.put(tokens, Math.max(floor, seconds * work)));
    return Curve.of(scaled);
  }

  /** Data sheets of one chip differ by a rounding (989 and 990 TFLOPS). */
  static final double SAME_CHIP = 0.02;

  static double chipDistance(MeasuredOn one, MeasuredOn other) {
    double far = distance(one.accelerator().peakTflops(), other.accelerator().peakTflops());
    return far < SAME_CHIP ? 0 : far;
  }

  private static double tensor(MeasuredOn one) {
    return one.parallelism().tensor();
  }

  static double distance(double a, double b) {
    return Math.abs(Math.log(a / b));
  }
}
