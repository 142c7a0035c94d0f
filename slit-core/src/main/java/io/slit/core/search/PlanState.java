package io.slit.core.search;

import java.util.Arrays;

/**
 * A plan being improved: its worth as one weighted sum of the objectives, and what a small change
 * would do to it.
 *
 * <p>What is not linear depends on one deployment's load only ({@link OperatingPoints}), so moving
 * a share from one deployment to another costs two operating points, not an evaluation. Units are
 * chosen by the weights: as few as the bookings need, and more where the waits they save are worth
 * their power (never where burning power is rewarded). Rounding grows with the changes: {@link
 * #load} anew from time to time. For one thread; nothing is allocated after construction.
 */
public final class PlanState {
  private static final double ROUNDING = 1e-9;
  private static final double DIFFERENCE = 1e-4;

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
  private final double[] marginals;
  private final boolean[] stale;
  private final boolean[] known;
  private final boolean unitsAreFree;
  private final boolean isLinear;
  private final Change[] changes;
  private final double[] slopes;
  private double totalWorth;
  private boolean unitsAreSunk;
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
      wasKnown = known[k];
    }

    double change(int k) {
      return PlanState.this.worth[k] - worth + linearWorth[k] - linear;
    }

    void restore(int k) {
      System.arraycopy(load, 0, points.loads, k * points.width, load.length);
      plan.units[k] = units;
      PlanState.this.worth[k] = worth;
      linearWorth[k] = linear;
      known[k] = wasKnown;
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
    this.marginals = new double[problem.pairCount()];
    this.stale = new boolean[problem.deployments()];
    this.known = new boolean[problem.deployments()];
    Arrays.fill(stale, true);
    this.slopes = new double[points.width];
    this.changes = new Change[] {new Change(points.width), new Change(points.width)};
    this.isLinear = problem.physics() == Physics.LINEAR;
    this.unitsAreFree = problem.physics() == Physics.CONSOLIDATION;
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
    plan.units[k] = leastUnits(k);
    settle(k);
    stale[k] = false;
    known[k] = false;
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

  private int leastUnits(int k) {
    if (!unitsAreFree) {
      return pools.units[k];
    }
    double booked = points.booked(k);
    int least = Math.max(pools.minUnits[k], points.rate(k) > ROUNDING ? 1 : 0);
    int filled = (int) Math.ceil(booked / pools.replicasPerUnit[k] - ROUNDING);
    return Math.min(pools.units[k], Math.max(least, filled));
  }

  /** Finds the operating point, adding units while they pay. */
  private void settle(int k) {
    if (isLinear) {
      return;
    }
    int units = plan.units[k];
    worth[k] = worthAt(k, units);
    if (!unitsAreFree || problem.rewardsBurning(k) || points.rate(k) <= ROUNDING) {
      return;
    }
    for (int step = 1; units + step <= pools.units[k]; step *= 2) {
      double more = worthAt(k, units + step);
      if (more >= worth[k]) {
        break;
      }
      worth[k] = more;
      units += step;
    }
    plan.units[k] = units;
  }

  private double worthAt(int k, double units) {
    points.operate(k, units);
    return points.worth(k, weights);
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
    known[k] = false;
    if (points.rate(k) < ROUNDING) {
      points.clear(k);
    }
    plan.units[k] = leastUnits(k);
    settle(k);
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
    marginals(units, scores, false);
  }

  /** As above, with the units that are on counted as paid for, and none added. */
  public void marginalsAtUnits(UnitCosts units, double[] scores) {
    marginals(units, scores, true);
  }

  private void marginals(UnitCosts units, double[] scores, boolean sunk) {
    if (unitsAreSunk != sunk) {
      unitsAreSunk = sunk;
      Arrays.fill(known, false);
    }
    for (int k = 0; k < worth.length; k++) {
      if (!known[k]) {
        learn(k, units);
        known[k] = true;
      }
    }
    System.arraycopy(marginals, 0, scores, 0, scores.length);
  }

  private void learn(int k, UnitCosts units) {
    for (int p : problem.pairsOf(k)) {
      double demand = demand(p);
      marginals[p] = demand > 0 ? linearScores[p] / demand : 0;
    }
    if (isLinear) {
      return;
    }
    if (points.rate(k) > ROUNDING) {
      setSlopes(k);
      addSlopes(k, marginals);
    } else {
      addUnitCosts(k, units, marginals);
    }
  }

  private void setSlopes(int k) {
    int at = k * points.width;
    double units = plan.units[k];
    boolean tight = unitsAreFree && !unitsAreSunk && plan.units[k] == leastUnits(k);
    double smooth = tight ? points.booked(k) / pools.replicasPerUnit[k] : units;
    double base = worthAt(k, smooth);
    int decodeLevel = points.decodeLevel[k];
    int segment = points.segment[k];
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = 0;
      if (!points.counts(k, i)) {
        continue;
      }
      double value = points.loads[at + i];
      double step = DIFFERENCE * Math.max(value, 1e-12);
      points.loads[at + i] = value + step;
      boolean grows = tight && i == OperatingPoints.LOAD;
      double then = worthAt(k, grows ? points.booked(k) / pools.replicasPerUnit[k] : smooth);
      slopes[i] = (then - base) / step;
      points.loads[at + i] = value;
      points.decodeLevel[k] = decodeLevel;
      points.segment[k] = segment;
    }
  }

  private void addSlopes(int k, double[] scores) {
    for (int p : problem.pairsOf(k)) {
      scores[p] += points.slope(p, slopes);
    }
  }

  private void addUnitCosts(int k, UnitCosts units, double[] scores) {
    for (int p : problem.pairsOf(k)) {
      scores[p] += units.worth(p, weights);
    }
  }
}
