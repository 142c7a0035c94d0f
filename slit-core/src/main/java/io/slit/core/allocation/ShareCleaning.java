package io.slit.core.allocation;

import java.util.HashMap;
import java.util.Map;

/** Clears rounding of a solver: values in [0, 1], and the shares of each demand sum to 1. */
final class ShareCleaning {
  private static final double ROUNDING = 1e-11;

  private ShareCleaning() {}

  static double[] clean(AllocationProgram program, double[] point) {
    double[] clean = point.clone();
    Map<Flow.Demanded, Double> sums = new HashMap<>();
    for (int i = 0; i < clean.length; i++) {
      clean[i] = clean[i] < ROUNDING ? 0 : Math.min(1, clean[i]);
      if (i < program.flows().size()) {
        sums.merge(program.flows().get(i).demanded(), clean[i], Double::sum);
      }
    }
    for (int i = 0; i < program.flows().size(); i++) {
      clean[i] /= sums.getOrDefault(program.flows().get(i).demanded(), 1.0);
    }
    return clean;
  }
}
