package io.slit.core.search;

import java.util.List;
import java.util.stream.IntStream;

/** Joins the problems of several epochs into one: their tables one after the other. */
final class JointProblem {
  private JointProblem() {}

  static PlanningProblem of(List<PlanningProblem> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("A joint problem needs one epoch at least.");
    }
    PlanningProblem first = parts.get(0);
    parts.forEach(part -> requireLike(first, part));
    int pairCount = parts.stream().mapToInt(PlanningProblem::pairCount).sum();
    int classes = parts.stream().mapToInt(PlanningProblem::classes).sum();
    int deployments = parts.stream().mapToInt(PlanningProblem::deployments).sum();
    Pairs pairs = new Pairs(classes, pairCount, first.pairs.levels);
    Pools pools = new Pools(deployments, first.pairs.levels);
    int p = 0;
    int c = 0;
    int k = 0;
    for (PlanningProblem part : parts) {
      pairs.copy(part.pairs, p, c, k);
      pools.copy(part.pools, k);
      p += part.pairCount();
      c += part.classes();
      k += part.deployments();
    }
    return new PlanningProblem(
        parts.stream().flatMap(part -> part.epochs().stream()).toList(),
        pairs,
        pools,
        first.modelId(),
        first.physics());
  }

  private static void requireLike(PlanningProblem first, PlanningProblem part) {
    if (part.epochSeconds() != first.epochSeconds()) {
      throw new IllegalArgumentException(
          "Epochs of %.0f s and %.0f s cannot be planned as one problem; give them one length."
              .formatted(first.epochSeconds(), part.epochSeconds()));
    }
    if (!part.input().policy().equals(first.input().policy())
        || part.physics() != first.physics()) {
      throw new IllegalArgumentException(
          "Epochs under different policies or physics cannot be planned as one problem.");
    }
  }

  /** Returns the first class, pair and deployment of an epoch. */
  static int[] offsets(PlanningProblem problem, int epoch) {
    int classes =
        IntStream.range(0, epoch).map(i -> problem.epochs().get(i).classes().size()).sum();
    int deployments =
        IntStream.range(0, epoch)
            .map(i -> problem.epochs().get(i).fleet().deployments().size())
            .sum();
    return new int[] {classes, problem.pairStart(classes), deployments};
  }
}
