package io.slit.server.reports;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.PlanningProblem;
import io.slit.core.workload.ClassId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which requests go elsewhere under another plan of the same epoch.
 *
 * @param movedPart of all requests, in [0, 1], that another deployment answers
 * @param classes whose shares move, most moved requests first
 */
public record ShareMoves(double movedPart, List<ClassMove> classes) {
  private static final double ROUNDING = 1e-6;

  /** Copies the list. */
  public ShareMoves {
    classes = List.copyOf(classes);
  }

  /**
   * A class whose shares move.
   *
   * @param id which
   * @param movedPart of its requests that another deployment answers
   * @param movedPerSecond the same as requests each second
   * @param from the deployment that loses most of them
   * @param to the deployment that gains most of them
   */
  public record ClassMove(
      ClassId id, double movedPart, double movedPerSecond, DeploymentId from, DeploymentId to) {}

  /** Returns what moves from one plan of a problem to another. */
  public static ShareMoves between(PlanningProblem problem, RoutingPlan before, RoutingPlan after) {
    List<ClassMove> moves = new ArrayList<>();
    for (int row = 0; row < problem.classes(); row++) {
      double[] change = change(problem, before, after, row);
      int gains = 0;
      int loses = 0;
      double moved = 0;
      for (int k = 0; k < change.length; k++) {
        gains = change[k] > change[gains] ? k : gains;
        loses = change[k] < change[loses] ? k : loses;
        moved += Math.max(0, change[k]);
      }
      if (moved > ROUNDING) {
        moves.add(
            new ClassMove(
                problem.shape().classes().get(row),
                moved,
                moved * problem.demandPerSecond(row),
                problem.shape().deployments().get(loses),
                problem.shape().deployments().get(gains)));
      }
    }
    moves.sort(
        Comparator.comparingDouble(ClassMove::movedPerSecond)
            .reversed()
            .thenComparing(move -> move.id().value()));
    double all = moves.stream().mapToDouble(ClassMove::movedPerSecond).sum();
    double demand = problem.totalDemand();
    return new ShareMoves(demand > 0 ? all / demand : 0, moves);
  }

  private static double[] change(
      PlanningProblem problem, RoutingPlan before, RoutingPlan after, int row) {
    double[] change = new double[problem.deployments()];
    for (int i = 0; i < after.rowSize(row); i++) {
      change[after.rowDeployment(row, i)] += after.rowShare(row, i);
    }
    for (int i = 0; i < before.rowSize(row); i++) {
      change[before.rowDeployment(row, i)] -= before.rowShare(row, i);
    }
    return change;
  }
}
