package io.slit.core.search;

/** A plan being made: shares by pair and powered units. Mutable, for one thread. */
public final class PlanBuffer {
  /** A share below this is none. */
  static final double LEAST_SHARE = 1e-9;

  private static final double WHOLE_TOLERANCE = 1e-9;

  final double[] shares;
  final int[] units;

  /** Scratch of {@link PowerRule}. */
  final double[] neededReplicas;

  /** Makes an empty buffer for plans of a problem. */
  public PlanBuffer(PlanningProblem problem) {
    shares = new double[problem.pairCount()];
    units = new int[problem.deployments()];
    neededReplicas = new double[problem.deployments()];
  }

  /** Returns the share of a pair. */
  public double share(int p) {
    return shares[p];
  }

  /** Sets the share of a pair; whoever sets shares sees to it that every class's sum to 1. */
  public void setShare(int p, double share) {
    shares[p] = share;
  }

  /** Returns the powered units of a deployment. */
  public int units(int k) {
    return units[k];
  }

  /** Sets the powered units of a deployment; whoever does sees to it that bookings fit. */
  public void setUnits(int k, int count) {
    units[k] = count;
  }

  /** Takes over shares and units of another plan of the same problem. */
  public void set(PlanBuffer other) {
    System.arraycopy(other.shares, 0, shares, 0, shares.length);
    System.arraycopy(other.units, 0, units, 0, units.length);
  }

  /**
   * Becomes a mixture of two plans: every share (1 - part) of one and part of the other. Units are
   * left as they are.
   */
  public void mix(PlanBuffer one, PlanBuffer other, double part) {
    for (int p = 0; p < shares.length; p++) {
      mixShare(p, one, other, part);
    }
  }

  /** Moves the share of one pair a part of the way to another plan's. */
  public void mixShare(int p, PlanBuffer other, double part) {
    mixShare(p, this, other, part);
  }

  /** Sets the share of one pair to (1 - part) of one plan's and part of another's. */
  public void mixShare(int p, PlanBuffer one, PlanBuffer other, double part) {
    double share = (1 - part) * one.shares[p] + part * other.shares[p];
    shares[p] = share < LEAST_SHARE ? 0 : share;
  }

  /**
   * Tells whether every row sums to 1. A copied plan may not: what it sent where the problem does
   * not let the class go any more is not copied.
   */
  public boolean isWhole(PlanningProblem problem) {
    for (int c = 0; c < problem.classes(); c++) {
      double sum = 0;
      for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
        sum += shares[p];
      }
      if (Math.abs(sum - 1) > WHOLE_TOLERANCE) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether the units it powers are there, and not fewer than are to stay on. */
  public boolean hasUnits(PlanningProblem problem) {
    for (int k = 0; k < units.length; k++) {
      if (units[k] > problem.pools.units[k] || units[k] < problem.pools.minUnits[k]) {
        return false;
      }
    }
    return true;
  }

  /** Makes every row sum to 1 again, exactly as far as numbers go. */
  public void normalise(PlanningProblem problem) {
    for (int c = 0; c < problem.classes(); c++) {
      double sum = 0;
      for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
        sum += shares[p];
      }
      for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
        shares[p] /= sum;
      }
    }
  }

  /** Gives every share below some to the largest share of its class; rows keep their sums. */
  public void sweep(PlanningProblem problem, double least) {
    for (int c = 0; c < problem.classes(); c++) {
      int largest = problem.pairStart(c);
      for (int p = largest; p < problem.pairEnd(c); p++) {
        largest = shares[p] > shares[largest] ? p : largest;
      }
      for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
        if (p != largest && shares[p] < least) {
          shares[largest] += shares[p];
          shares[p] = 0;
        }
      }
    }
  }
}
