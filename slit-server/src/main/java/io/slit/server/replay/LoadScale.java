package io.slit.server.replay;

import io.slit.core.search.PlanningProblem;
import io.slit.core.workload.Demand;
import io.slit.core.workload.Epoch;
import java.time.Duration;
import java.time.Instant;

/**
 * Finds the factor on demand at which the busiest epoch of a period needs a part of all capacity,
 * where every class goes where it loads least.
 *
 * <p>Capacity is what a planner may book: {@code max_utilisation} and the SLOs are taken off. Above
 * 1 no plan can serve the busiest epoch.
 */
final class LoadScale {
  private LoadScale() {}

  /**
   * Returns the load of the busiest epoch at factor 1.
   *
   * @param problem of any epoch of the period, for what requests are booked with
   */
  static double busiest(
      PlanningProblem problem, Traffic traffic, Sampling.Span span, Duration epochLength) {
    double[] least = leastUnits(problem);
    double units = 0;
    for (int k = 0; k < problem.deployments(); k++) {
      units += problem.units(k);
    }
    double busiest = 0;
    Epoch epoch = Epoch.containing(span.from(), epochLength);
    for (Instant at = epoch.start(); at.isBefore(span.to()); at = at.plus(epochLength)) {
      Demand demand = traffic.over(new Epoch(at, epochLength));
      double needed = 0;
      for (int c = 0; c < least.length; c++) {
        needed += least[c] * demand.ratePerSecond(problem.input().classes().get(c).id());
      }
      busiest = Math.max(busiest, needed / units);
    }
    return busiest;
  }

  /** Returns for each class the units that a request each second takes where it takes least. */
  private static double[] leastUnits(PlanningProblem problem) {
    double[] least = new double[problem.classes()];
    for (int c = 0; c < least.length; c++) {
      least[c] = Double.POSITIVE_INFINITY;
      for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
        int k = problem.pairDeployment(p);
        double replicasPerUnit = problem.capacityReplicas(k) / problem.units(k);
        least[c] = Math.min(least[c], problem.loadSeconds(p) / replicasPerUnit);
      }
    }
    return least;
  }
}
