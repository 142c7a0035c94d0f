package io.slit.core.search.lp;

import io.slit.core.search.lp.LinearSolution.Status;

/**
 * The primal simplex with generalised upper bounds, on a {@link LinearProgram}.
 *
 * <p>Dantzig and Van Slyke 1967; see {@link WorkingBasis}. It begins where every class takes its
 * best deployment; load beyond capacity is overflow at a high cost, then, should any remain, the
 * least overflow is found exactly (phase 1) before scores count again. A further solve begins at
 * the last basis, which only scores can make worse. Feasibility holds to {@value #FEASIBLE} of all
 * demand and the mean load. One instance per thread; solving does not allocate.
 */
final class GubSimplex {
  private static final double FEASIBLE = 1e-11;

  /** Overflow of a unit of load, in largest scores. */
  private static final double OVERFLOW_COST = 1e4;

  /** Steps without gain before Bland's rule holds. */
  private static final int PATIENCE = 100;

  private static final int ROUNDS = 3;

  private final LinearProgram program;
  private final WorkingBasis basis;
  private final Pricing pricing;
  private final RatioTest ratio;
  private final LinearSolution solution;
  private final double[] coordinates;
  private final int mostIterations;
  private boolean started;

  GubSimplex(LinearProgram program) {
    this.program = program;
    this.basis = new WorkingBasis(program);
    this.pricing = new Pricing(program, basis);
    this.ratio = new RatioTest(program, basis);
    this.solution = new LinearSolution(program.deployments());
    this.coordinates = new double[program.deployments()];
    this.mostIterations = 1000 + 50 * (program.classes() + program.deployments());
  }

  /** Forgets the last basis: the next solve begins cold. */
  void forget() {
    started = false;
    pricing.forget();
  }

  boolean isStarted() {
    return started;
  }

  /** Sets the pair that a class takes first. */
  void setKey(int c, int pair) {
    basis.key[c] = pair;
  }

  /** The next solve begins where every class takes the pair that was set. */
  void beginAtKeys() {
    basis.startFromKeys();
    started = true;
  }

  LinearSolution solve(double[] scores) {
    double largest = largest(scores);
    if (!started) {
      begin(scores);
    }
    solution.iterations = 0;
    for (int round = 0; round < ROUNDS; round++) {
      pricing.byScores(scores, largest, OVERFLOW_COST * largest);
      boolean finished = run();
      if (overflow() == 0) {
        return report(finished ? Status.OPTIMAL : Status.UNFINISHED, scores);
      }
      pricing.byOverflow();
      finished = run();
      if (overflow() > 0) {
        return report(finished ? Status.INFEASIBLE : Status.UNFINISHED, scores);
      }
    }
    return report(Status.UNFINISHED, scores);
  }

  private static double largest(double[] scores) {
    double largest = Double.MIN_NORMAL;
    for (double score : scores) {
      largest = Math.max(largest, Math.abs(score));
    }
    return largest;
  }

  private void begin(double[] scores) {
    for (int c = 0; c < program.classes(); c++) {
      int best = program.start[c];
      for (int p = best; p < program.start[c + 1]; p++) {
        if (scores[p] < scores[best]) {
          best = p;
        }
      }
      basis.key[c] = best;
    }
    beginAtKeys();
  }

  /** Steps until no column pays; returns false if the bound on iterations came first. */
  private boolean run() {
    int idle = 0;
    pricing.setPrices();
    while (solution.iterations < mostIterations) {
      int entering = pricing.entering(idle > PATIENCE);
      if (entering >= 0) {
        idle = step(entering, idle > PATIENCE) > 0 ? 0 : idle + 1;
      } else if (!pricing.drifted()) {
        if (basis.isFresh() || basis.residual() <= FEASIBLE) {
          return true;
        }
        basis.refresh();
        pricing.setPrices();
      }
      solution.iterations++;
    }
    return false;
  }

  private double step(int entering, boolean byBland) {
    basis.coordinates(entering, coordinates);
    if (!ratio.run(entering, coordinates, byBland)) {
      basis.refresh();
      pricing.setPrices();
      return 0;
    }
    double step = ratio.step();
    for (int i = 0; i < coordinates.length; i++) {
      basis.value[i] -= step * coordinates[i];
    }
    for (int c = 0; c < program.classes(); c++) {
      basis.keyValue[c] -= step * ratio.keyFalls(c);
    }
    exchange(entering, step);
    return step;
  }

  private void exchange(int entering, double step) {
    int position = ratio.position();
    if (ratio.keyLeaves()) {
      int c = ratio.leavingClass();
      position = basis.positionOfClass(c);
      if (position < 0) {
        basis.key[c] = entering;
        basis.keyValue[c] = step;
        return;
      }
      basis.swapKey(position);
      basis.coordinates(entering, coordinates);
    }
    double reduced = pricing.reduced(entering);
    basis.value[position] = step;
    basis.replace(position, entering, coordinates);
    if (basis.isFresh()) {
      pricing.setPrices();
    } else {
      pricing.follow(position, reduced);
    }
  }

  /** Returns the overflow in scaled load; what is rounding becomes unused capacity. */
  private double overflow() {
    double overflow = 0;
    for (int i = 0; i < coordinates.length; i++) {
      if (basis.isOverflow(basis.basic[i])) {
        if (basis.value[i] <= FEASIBLE) {
          basis.dropOverflow(i);
        } else {
          overflow += basis.value[i];
        }
      }
    }
    return overflow;
  }

  private LinearSolution report(Status status, double[] scores) {
    solution.status = status;
    solution.overflowReplicas = overflow() * program.flowUnit * program.loadUnit;
    for (int k = 0; k < solution.prices.length; k++) {
      solution.prices[k] = Math.max(0, -pricing.price(k)) / program.loadUnit;
    }
    double sum = 0;
    for (int c = 0; c < program.classes(); c++) {
      sum += scores[basis.key[c]] * basis.keyValue[c];
    }
    for (int i = 0; i < coordinates.length; i++) {
      int column = basis.basic[i];
      sum += basis.isPair(column) ? scores[column] * basis.value[i] : 0;
    }
    solution.objective = sum * program.flowUnit;
    return solution;
  }

  /** Returns the flow of a pair over its class's demand; of no demand, all where it costs least. */
  double share(int p) {
    int c = program.classOf[p];
    if (program.demand[c] == 0) {
      return p == cheapest(c) ? 1 : 0;
    }
    double flow = p == basis.key[c] ? basis.keyValue[c] : 0;
    int position = basis.positionOf[p];
    return Math.max(0, position < 0 ? flow : basis.value[position]) / program.demand[c];
  }

  private int cheapest(int c) {
    int best = program.start[c];
    for (int p = best; p < program.start[c + 1]; p++) {
      if (pricing.priced(p) < pricing.priced(best)) {
        best = p;
      }
    }
    return best;
  }
}
