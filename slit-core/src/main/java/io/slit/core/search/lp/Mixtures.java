package io.slit.core.search.lp;

import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningProblem;
import java.util.List;

/** Writes mixtures of plans. */
final class Mixtures {
  private Mixtures() {}

  /** Writes shares that are the weighted means of those of some plans; rows sum to 1. */
  static void write(PlanningProblem problem, List<MixtureProgram.Part> parts, PlanBuffer plan) {
    PlanBuffer one = new PlanBuffer(problem);
    double[] sums = new double[problem.pairCount()];
    for (MixtureProgram.Part part : parts) {
      problem.copy(part.point().plan, one);
      for (int p = 0; p < sums.length; p++) {
        sums[p] += part.share() * one.share(p);
      }
    }
    for (int p = 0; p < sums.length; p++) {
      plan.setShare(p, sums[p]);
    }
    plan.normalise(problem);
  }
}
