package io.slit.core.search;

import java.util.Arrays;

/**
 * What waiting for a replica's turn adds to TTFT at least.
 *
 * <p>With R replicas, all that a deployment has, and requests at rates r that prefill for s seconds
 * each, the mean wait (Pollaczek and Khinchine, arrivals with Ca2) times the rate is at least A2 /
 * (2 (R - P)), where P = sum r s and A = sum r s sqrt(min(1, Ca2) + Cs2): by Cauchy and Schwarz,
 * rate x sum r s2 w is at least the square of sum r s sqrt(w). That is convex in the rates, so it
 * is at least (2 t A - t2 (R - P)) / 2 for every number t: a cost for each request and a constant.
 * Waits for a decode slot, and fewer replicas than all, only add to it.
 */
public final class WaitFloor {
  private final PlanningProblem problem;
  private final double millisPerRequest;
  private final double[] spread;

  /** Prepares the bounds of a problem. */
  public WaitFloor(PlanningProblem problem) {
    this.problem = problem;
    this.millisPerRequest = problem.totalDemand() > 0 ? 1000 / problem.totalDemand() : 0;
    double arrivals = Math.min(1, problem.input().policy().arrivalScv());
    this.spread = new double[problem.pairCount()];
    for (int p = 0; p < spread.length; p++) {
      double scv = problem.inputScv[problem.pairs.requestClass[p]];
      spread[p] = problem.pairs.turnSeconds[p] * Math.sqrt(arrivals + scv);
    }
  }

  /** Writes what a plan puts on each deployment: A and P. Both are linear in the shares. */
  public void load(PlanBuffer plan, double[] spreads, double[] prefills) {
    Arrays.fill(spreads, 0);
    Arrays.fill(prefills, 0);
    for (int p = 0; p < spread.length; p++) {
      double rate = plan.shares[p] * problem.demandPerSecond[problem.pairs.requestClass[p]];
      spreads[problem.pairs.deployment[p]] += rate * spread[p];
      prefills[problem.pairs.deployment[p]] += rate * problem.pairs.turnSeconds[p];
    }
  }

  /** Returns the bound on what waiting adds to mean TTFT under such loads, in ms. */
  public double millis(double[] spreads, double[] prefills) {
    double sum = 0;
    for (int k = 0; k < spreads.length; k++) {
      sum += spreads[k] == 0 ? 0 : spreads[k] * tangent(k, spreads[k], prefills[k]) / 2;
    }
    return sum * millisPerRequest;
  }

  /** Writes the numbers t by deployment for which the bound is exact under such loads. */
  public void tangents(double[] spreads, double[] prefills, double[] tangents) {
    for (int k = 0; k < tangents.length; k++) {
      tangents[k] = tangent(k, spreads[k], prefills[k]);
    }
  }

  private double tangent(int k, double spreads, double prefills) {
    return spreads / Math.max(1e-9, problem.capacityReplicas(k) - prefills);
  }

  /** Adds the cost of one request each second of every pair, in ms of mean TTFT. */
  public void addScores(double[] tangents, double[] scores) {
    for (int p = 0; p < scores.length; p++) {
      double t = tangents[problem.pairs.deployment[p]];
      double cost = t * spread[p] + t * t * problem.pairs.turnSeconds[p] / 2;
      scores[p] += cost * millisPerRequest;
    }
  }

  /** Returns the constant that goes with the costs, in ms. */
  public double constant(double[] tangents) {
    double sum = 0;
    for (int k = 0; k < tangents.length; k++) {
      sum -= tangents[k] * tangents[k] * problem.capacityReplicas(k) / 2;
    }
    return sum * millisPerRequest;
  }
}
