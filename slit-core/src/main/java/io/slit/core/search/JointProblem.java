package io.slit.core.search;

import io.slit.core.plan.PlanShape;
import io.slit.core.plan.RoutingPlan;
import java.util.List;

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

  static RoutingPlan planOfEpoch(
      PlanningProblem problem, RoutingPlan joint, int epoch, PlanShape own) {
    int firstClass = 0;
    int firstDeployment = 0;
    for (PlanningInput before : problem.epochs().subList(0, epoch)) {
      firstClass += before.classes().size();
      firstDeployment += before.fleet().deployments().size();
    }
    double[][] shares = new double[own.classes().size()][own.deployments().size()];
    int[] units = new int[own.deployments().size()];
    for (int c = 0; c < shares.length; c++) {
      for (int i = 0; i < joint.rowSize(firstClass + c); i++) {
        int k = joint.rowDeployment(firstClass + c, i) - firstDeployment;
        shares[c][k] = joint.rowShare(firstClass + c, i);
      }
    }
    for (int k = 0; k < units.length; k++) {
      units[k] = joint.poweredUnits(firstDeployment + k);
    }
    return RoutingPlan.ofDense(own, shares, units);
  }
}
