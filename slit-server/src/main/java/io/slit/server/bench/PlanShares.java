package io.slit.server.bench;

import io.slit.core.plan.RoutingPlan;
import io.slit.core.simulation.Dispatcher;
import io.slit.core.simulation.FleetLoad;
import io.slit.core.simulation.SimulatedRequest;
import java.util.SplittableRandom;

/** Draws the target of each request from the shares of a plan, and powers its units. */
final class PlanShares implements Dispatcher {
  private final RoutingPlan plan;
  private final SplittableRandom random;

  PlanShares(RoutingPlan plan, long seed) {
    this.plan = plan;
    this.random = new SplittableRandom(seed);
  }

  @Override
  public void beginEpoch(int epoch, FleetLoad load) {
    // One plan holds for the whole run.
  }

  @Override
  public int poweredUnits(int deployment, FleetLoad load) {
    return plan.poweredUnits(deployment);
  }

  @Override
  public int dispatch(SimulatedRequest request, FleetLoad load) {
    int row = request.classIndex();
    double point = random.nextDouble();
    int last = plan.rowSize(row) - 1;
    for (int i = 0; i < last; i++) {
      point -= plan.rowShare(row, i);
      if (point < 0) {
        return plan.rowDeployment(row, i);
      }
    }
    return plan.rowDeployment(row, last);
  }
}
