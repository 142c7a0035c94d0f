package io.slit.core.search.lp;

import io.slit.core.search.PlanState;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.UnitCosts;
import java.util.Arrays;

/**
 * Improves a plan by moving shares of a class between two of its pairs while the weighted sum
 * falls.
 *
 * <p>Where to is said by the slopes at the start of a pass, in every first with the units that are
 * on paid for: the {@value #TRIES} pairs that promise most are tried, the whole share first, then
 * what fills the units that are on there, what empties the last unit here, and thirds. First
 * improvement counts. What was tried is not tried again until one of its two deployments has
 * changed ("don't look bits", Bentley 1992).
 */
final class ShareMoves {
  private static final int TRIES = 3;
  private static final double LEAST_PART = 1e-4;
  private static final double LEAST_ROOM = 1e-9;
  private static final int PARTS = 4;
  private static final double NEARLY_ALL = 0.999;
  private static final double BEYOND = 1 + 1e-9;
  private static final double LEAST_GAIN = 1e-10;
  private static final double LEAST_PASS = 1e-6;

  /** How much dearer than where it is a further try may look, relative. */
  private static final double HOPE = 0.3;

  private final PlanningProblem problem;
  private final PlanState state;
  private final UnitCosts units;
  private final double[] scores;
  private final int[] promising = new int[TRIES];
  private final int[] triedAt;
  private final int[] changedAt;
  private int now;
  private int tried;

  ShareMoves(PlanningProblem problem, PlanState state, UnitCosts units, double[] scores) {
    this.problem = problem;
    this.state = state;
    this.units = units;
    this.scores = scores;
    this.triedAt = new int[problem.pairCount()];
    this.changedAt = new int[problem.deployments()];
  }

  /** Runs passes over all classes until one gains little; returns what it cost in evaluations. */
  int run(int passes) {
    tried = 0;
    now = 1;
    Arrays.fill(triedAt, 0);
    Arrays.fill(changedAt, 1);
    for (int pass = 0; pass < passes; pass++) {
      double before = state.worth();
      if (pass % 2 == 0) {
        state.marginalsAtUnits(units, scores);
      } else {
        state.marginals(units, scores);
      }
      double least = LEAST_GAIN * Math.abs(before);
      for (int c = 0; c < problem.classes(); c++) {
        moveClass(c, least);
      }
      if (before - state.worth() <= LEAST_PASS * Math.abs(before)) {
        break;
      }
    }
    return tried / Math.max(1, problem.deployments() / 2);
  }

  private void moveClass(int c, double least) {
    if (problem.demandPerSecond(c) == 0) {
      return;
    }
    for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
      if (state.plan().share(p) > 0) {
        movePair(c, p, least);
      }
    }
  }

  private void movePair(int c, int p, double least) {
    findPromising(c, p);
    for (int i = 0; i < TRIES && promising[i] >= 0; i++) {
      int to = promising[i];
      if (i > 0 && scores[to] > scores[p] + HOPE * Math.abs(scores[p])) {
        break;
      }
      boolean news =
          changedAt[problem.pairDeployment(p)] > triedAt[p]
              || changedAt[problem.pairDeployment(to)] > triedAt[p];
      if (news && moved(c, p, to, least)) {
        now++;
        changedAt[problem.pairDeployment(p)] = now;
        changedAt[problem.pairDeployment(to)] = now;
        return;
      }
    }
    triedAt[p] = now;
  }

  private void findPromising(int c, int from) {
    Arrays.fill(promising, -1);
    for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
      if (p != from && state.room(problem.pairDeployment(p)) > LEAST_ROOM) {
        insert(p);
      }
    }
  }

  private void insert(int pair) {
    int p = pair;
    for (int i = 0; i < TRIES; i++) {
      if (promising[i] < 0) {
        promising[i] = p;
        return;
      }
      if (scores[p] < scores[promising[i]]) {
        int out = promising[i];
        promising[i] = p;
        p = out;
      }
    }
  }

  private boolean moved(int c, int from, int to, double least) {
    double perShare = problem.demandPerSecond(c) * problem.loadSeconds(to);
    double room = state.room(problem.pairDeployment(to)) / perShare;
    double share = Math.min(state.plan().share(from), room);
    if (better(from, to, share, least)) {
      return true;
    }
    double fits = state.slack(problem.pairDeployment(to)) / perShare;
    if (isPartOf(share, fits) && better(from, to, fits, least)) {
      return true;
    }
    double empties = overhang(c, from);
    if (isPartOf(share, empties) && better(from, to, empties, least)) {
      return true;
    }
    for (int part = 1; part < PARTS && share > LEAST_PART; part++) {
      share /= 3;
      if (better(from, to, share, least)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the share that must leave a pair for its deployment to need a unit less. */
  private double overhang(int c, int pair) {
    double replicas = state.overhang(problem.pairDeployment(pair)) * BEYOND;
    return replicas / (problem.demandPerSecond(c) * problem.loadSeconds(pair));
  }

  private static boolean isPartOf(double share, double part) {
    return part > LEAST_PART && part < NEARLY_ALL * share;
  }

  private boolean better(int from, int to, double share, double least) {
    tried++;
    if (state.shift(from, to, share) < -least) {
      return true;
    }
    state.undo();
    return false;
  }
}
