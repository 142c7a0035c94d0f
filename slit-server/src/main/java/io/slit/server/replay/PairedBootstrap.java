package io.slit.server.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The difference of two policies that met the same scenes: its mean, and an interval from drawing
 * scenes again, with replacement (Efron 1979; percentiles).
 */
public final class PairedBootstrap {
  private static final int DRAWS = 2000;
  private static final double TAIL = 0.025;
  private static final long SEED = 20_230_116;
  private static final int LEAST_PAIRS = 2;

  private PairedBootstrap() {}

  /**
   * A difference in percent of the reference's mean.
   *
   * @param percent difference of the means
   * @param low end of its 95 % interval; equal to {@code percent} where one scene is all there is
   * @param high end of its 95 % interval
   * @param absolute difference of the means in the metric's unit
   * @param pairs scenes that both met
   */
  public record Interval(double percent, double low, double high, double absolute, int pairs) {
    /** Tells whether the interval leaves 0 out. */
    public boolean excludesZero() {
      return pairs >= LEAST_PAIRS && (low > 0 || high < 0);
    }
  }

  /** Returns the difference of a metric, where the scenes of both have it. */
  static Optional<Interval> of(List<CellResult> reference, List<CellResult> others, Metric metric) {
    Map<Cell.Scene, CellResult> byScene =
        reference.stream()
            .collect(Collectors.toMap(one -> one.cell().scene(), Function.identity()));
    List<double[]> pairs = new ArrayList<>();
    for (CellResult other : others) {
      CellResult one = byScene.get(other.cell().scene());
      if (one != null && one.find(metric).isPresent() && other.find(metric).isPresent()) {
        pairs.add(new double[] {one.find(metric).orElseThrow(), other.find(metric).orElseThrow()});
      }
    }
    return pairs.isEmpty() || mean(pairs, 0) == 0 ? Optional.empty() : Optional.of(of(pairs));
  }

  private static Interval of(List<double[]> pairs) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] drawn = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      double reference = 0;
      double other = 0;
      for (int j = 0; j < pairs.size(); j++) {
        double[] pair = pairs.get(random.nextInt(pairs.size()));
        reference += pair[0];
        other += pair[1];
      }
      drawn[i] = percent(reference, other);
    }
    Arrays.sort(drawn);
    return new Interval(
        percent(mean(pairs, 0), mean(pairs, 1)),
        drawn[(int) (TAIL * DRAWS)],
        drawn[(int) ((1 - TAIL) * DRAWS) - 1],
        mean(pairs, 1) - mean(pairs, 0),
        pairs.size());
  }

  private static double percent(double reference, double other) {
    return reference == 0 ? 0 : 100 * (other - reference) / Math.abs(reference);
  }

  private static double mean(List<double[]> pairs, int at) {
    return pairs.stream().mapToDouble(pair -> pair[at]).average().orElse(0);
  }
}
