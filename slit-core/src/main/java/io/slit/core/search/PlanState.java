package io.slit.core.search;

import java.util.Arrays;

/**
 * A plan being improved: its worth as one weighted sum of the objectives, and what a small change
 * would do to it.
 *
 * <p>What is not linear depends on one deployment's load only ({@link OperatingPoints}), so moving
 * a share from one deployment to another costs two operating points, not an evaluation. Units are
 * chosen by the weights ({@link PoweredUnits}). Rounding grows with the changes: {@link #load} anew
 * from time to time. For one thread; nothing is allocated after construction.
 */
public final class PlanState {
  private static final double ROUNDING = PoweredUnits.ROUNDING;

  private final PlanningProblem problem;
  private final Pairs pairs;
  private final Pools pools;
  private final double[] rows;
  private final double[] linearScores;
  private final OperatingPoints points;
  private final PlanBuffer plan;
  private final double[] weights = new double[PairCosts.OBJECTIVES];
  private final double[] worth;
  private final double[] linearWorth;
  private final boolean[] stale;
  private final PoweredUnits powered;
  private final Marginals marginals;
  private final Change[] changes;
  private double totalWorth;
  private double worthBefore;
  private int changedFrom = -1;
  private int changedTo = -1;
  private double changedShare;

  /** What a deployment was before the last change. */
  private final class Change {
    private final double[] load;
    private int units;
    private double worth;
    private double linear;
    private boolean wasKnown;

    Change(int width) {
      load = new double[width];
    }

    void save(int k) {
      System.arraycopy(points.loads, k * points.width, load, 0, load.length);
      units = plan.units[k];
      worth = PlanState.this.worth[k];
      linear = linearWorth[k];
      wasKnown = marginals.isKnown(k);
    }

    double change(int k) {
      return PlanState.this.worth[k] - worth + linearWorth[k] - linear;
    }

    void restore(int k) {
      System.arraycopy(load, 0, points.loads, k * points.width, load.length);
      plan.units[k] = units;
      PlanState.this.worth[k] = worth;
      linearWorth[k] = linear;
      marginals.setKnown(k, wasKnown);
    }
  }

  /** Makes a state for plans of a problem. */
  public PlanState(PlanningProblem problem) {
    this.problem = problem;
    this.pairs = problem.pairs;
    this.pools = problem.pools;
    this.rows = problem.pairCosts().rows;
    this.points = new OperatingPoints(problem);
    this.linearScores = new double[problem.pairCount()];
    this.plan = new PlanBuffer(problem);
    this.worth = new double[problem.deployments()];
    this.linearWorth = new double[problem.deployments()];
    this.stale = new boolean[problem.deployments()];
    Arrays.fill(stale, true);
    this.powered = new PoweredUnits(problem, points, plan.units, weights);
    this.marginals = new Marginals(problem, points, powered, linearScores, weights);
    this.changes = new Change[] {new Change(points.width), new Change(points.width)};
  }

  /**
   * Takes over a plan.
   *
   * @param from its shares; units are chosen anew
   * @param objectiveWeights of each objective, in its unit
   */
  public void load(PlanBuffer from, double[] objectiveWeights) {
    weigh(objectiveWeights);
    for (int p = 0; p < plan.shares.length; p++) {
      if (plan.shares[p] != from.shares[p]) {
        plan.shares[p] = from.shares[p];
        stale[pairs.deployment[p]] = true;
      }
    }
    take();
  }

  /** Takes over the plan that serves nothing, to ask for its {@link #marginals}. */
  public void loadEmpty(double[] objectiveWeights) {
    weigh(objectiveWeights);
    Arrays.fill(plan.shares, 0);
    Arrays.fill(stale, true);
    take();
  }

  private void weigh(double[] objectiveWeights) {
    if (!Arrays.equals(weights, objectiveWeights)) {
      System.arraycopy(objectiveWeights, 0, weights, 0, weights.length);
      for (int p = 0; p < linearScores.length; p++) {
        linearScores[p] = linear(p);
      }
      Arrays.fill(stale, true);
    }
  }

  /** Books the shares of the deployments that changed anew. */
  private void take() {
    totalWorth = 0;
    for (int k = 0; k < worth.length; k++) {
      if (stale[k]) {
        take(k);
      }
      totalWorth += worthOf(k);
    }
  }

  private void take(int k) {
    points.clear(k);
    linearWorth[k] = 0;
    for (int p : problem.pairsOf(k)) {
      if (plan.shares[p] > 0) {
        points.add(p, plan.shares[p] * demand(p));
        linearWorth[k] += plan.shares[p] * linearScores[p];
      }
    }
    worth[k] = powered.settle(k);
    stale[k] = false;
    marginals.setKnown(k, false);
  }

  private double linear(int p) {
    int at = p * PairCosts.WIDTH;
    double sum = 0;
    for (int j = 0; j < weights.length; j++) {
      sum += weights[j] * rows[at + j];
    }
    return sum;
  }

  private double demand(int p) {
    return problem.demandPerSecond[pairs.requestClass[p]];
  }

  /** Returns the weighted sum of the objectives. */
  public double worth() {
    return totalWorth;
  }

  /** Returns the part of the weighted sum that a deployment and its requests are charged with. */
  public double worthOf(int k) {
    return linearWorth[k] + worth[k];
  }

  /** Returns the plan as it stands. */
  public PlanBuffer plan() {
    return plan;
  }

  /** Returns the replicas of a deployment that could still be booked, units off included. */
  public double room(int k) {
    return problem.capacityReplicas(k) - points.booked(k);
  }

  /** Returns the replicas of powered units of a deployment that are not booked. */
  public double slack(int k) {
    return plan.units[k] * pools.replicasPerUnit[k] - points.booked(k);
  }

  /** Returns the replicas by which the bookings of a deployment exceed one unit less. */
  public double overhang(int k) {
    return points.booked(k) - (plan.units[k] - 1) * pools.replicasPerUnit[k];
  }

  /**
   * Moves a part of its class from one pair to another.
   *
   * @param share at most what the pair has; the other deployment must have room
   * @return the change of the worth; less than 0 is better
   */
  public double shift(int from, int to, double share) {
    int a = pairs.deployment[from];
    int b = pairs.deployment[to];
    changes[0].save(a);
    changes[1].save(b);
    worthBefore = totalWorth;
    changedFrom = from;
    changedTo = to;
    changedShare = share;
    move(from, -share);
    move(to, share);
    double change = changes[0].change(a) + changes[1].change(b);
    totalWorth += change;
    return change;
  }

  private void move(int p, double share) {
    int k = pairs.deployment[p];
    double left = plan.shares[p] + share;
    double exact = left < ROUNDING ? -plan.shares[p] : share;
    plan.shares[p] = Math.max(0, plan.shares[p] + exact);
    points.add(p, exact * demand(p));
    linearWorth[k] += exact * linearScores[p];
    stale[k] = true;
    marginals.setKnown(k, false);
    if (points.rate(k) < ROUNDING) {
      points.clear(k);
    }
    worth[k] = powered.settle(k);
  }

  /** Takes the last {@link #shift} back. */
  public void undo() {
    changes[0].restore(pairs.deployment[changedFrom]);
    changes[1].restore(pairs.deployment[changedTo]);
    plan.shares[changedFrom] += changedShare;
    plan.shares[changedTo] = Math.max(0, plan.shares[changedTo] - changedShare);
    totalWorth = worthBefore;
  }

  /**
   * Writes what one more request each second of every pair would add to the worth: its own linear
   * cost, and the slope of its deployment's operating point. Units follow the bookings in parts,
   * and a deployment that serves nothing is taken as if a full unit of such requests ran there.
   */
  public void marginals(UnitCosts units, double[] scores) {
    marginals.write(units, scores, false);
  }

  /** As above, with the units that are on counted as paid for, and none added. */
  public void marginalsAtUnits(UnitCosts units, double[] scores) {
    marginals.write(units, scores, true);
  }
}
