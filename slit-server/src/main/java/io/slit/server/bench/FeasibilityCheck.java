package io.slit.server.bench;

import io.slit.core.fleet.Deployment;
import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanningProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at a plan again, slowly: its rows, its bookings against the units it powers, its SLOs, and
 * whether it is worth what the search said. All to {@value #TOLERANCE}, relative.
 */
final class FeasibilityCheck {
  static final double TOLERANCE = 1e-9;

  private final PlanningProblem problem;
  private final List<Deployment> deployments = new ArrayList<>();

  FeasibilityCheck(PlanningProblem problem) {
    this.problem = problem;
    problem.epochs().forEach(epoch -> deployments.addAll(epoch.fleet().deployments()));
  }

  boolean holds(EvaluatedPlan evaluated) {
    RoutingPlan plan = evaluated.plan();
    PlanBuffer buffer = new PlanBuffer(problem);
    problem.copy(plan, buffer);
    return rowsSumToOne(plan, buffer)
        && bookingsFit(buffer)
        && isWorth(buffer, evaluated.objectives().toArray());
  }

  /** A share of a pair that is not allowed is lost in the copy, and so missing from the sum. */
  private boolean rowsSumToOne(RoutingPlan plan, PlanBuffer buffer) {
    for (int c = 0; c < problem.classes(); c++) {
      double sum = 0;
      for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
        if (buffer.share(p) < 0) {
          return false;
        }
        sum += buffer.share(p);
      }
      double all = 0;
      for (int i = 0; i < plan.rowSize(c); i++) {
        all += plan.rowShare(c, i);
      }
      if (Math.abs(sum - 1) > TOLERANCE || Math.abs(all - 1) > TOLERANCE) {
        return false;
      }
    }
    return true;
  }

  private boolean bookingsFit(PlanBuffer plan) {
    double[] booked = new double[problem.deployments()];
    for (int c = 0; c < problem.classes(); c++) {
      for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
        booked[problem.pairDeployment(p)] +=
            plan.share(p) * problem.demandPerSecond(c) * problem.loadSeconds(p);
      }
    }
    boolean counted = problem.physics() == Physics.CONSOLIDATION;
    for (int k = 0; k < booked.length; k++) {
      double powered = plan.units(k) * deployments.get(k).replicasPerUnit();
      double room = counted ? powered : problem.capacityReplicas(k);
      boolean unitsExist = plan.units(k) >= 0 && plan.units(k) <= deployments.get(k).units();
      if (!unitsExist || booked[k] > room * (1 + TOLERANCE) + TOLERANCE) {
        return false;
      }
    }
    return true;
  }

  private boolean isWorth(PlanBuffer plan, double[] said) {
    double[] values = new double[Objective.values().length];
    double overrun = new PlanEvaluator(problem).evaluate(plan, values);
    for (int i = 0; i < values.length; i++) {
      if (Math.abs(values[i] - said[i]) > TOLERANCE * Math.max(1, Math.abs(values[i]))) {
        return false;
      }
    }
    return overrun <= TOLERANCE;
  }
}
