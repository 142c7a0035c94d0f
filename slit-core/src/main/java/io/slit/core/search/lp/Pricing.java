package io.slit.core.search.lp;

import java.util.Arrays;

/**
 * Looks for a column that pays: prices of deployments and classes, and the column whose reduced
 * cost is most below 0 (Dantzig's rule) or, against cycling, the first one (Bland, "New finite
 * pivoting rules for the simplex method", Mathematics of Operations Research 1977).
 *
 * <p>Price of class c: score less load x price of its key's deployment; so a pair costs score -
 * load x deployment price - class price, unused capacity the negative deployment price.
 */
final class Pricing {
  /** A reduced cost this small, of the largest score, is rounding. */
  private static final double TOLERANCE = 1e-11;

  /** A relative change of a price that is rounding. */
  private static final double DRIFT = 1e-12;

  private final LinearProgram program;
  private final WorkingBasis basis;
  private final double[] price;
  private final double[] before;
  private final int[] candidates;
  private double[] scores;
  private double scoreFactor;
  private double overflowCost;
  private double tolerance;
  private boolean overflowMayEnter;
  private int promising;
  private double bestReduced;

  Pricing(LinearProgram program, WorkingBasis basis) {
    this.program = program;
    this.basis = basis;
    this.price = new double[program.deployments()];
    this.before = new double[program.deployments()];
    this.scores = new double[program.pairs()];
    this.candidates = new int[program.classes()];
  }

  /** Prices by scores; overflow costs much, and none may begin. */
  void byScores(double[] scores, double largest, double costOfOverflow) {
    this.scores = scores;
    scoreFactor = 1;
    overflowCost = costOfOverflow;
    overflowMayEnter = false;
    tolerance = TOLERANCE * largest;
  }

  /** Prices by overflow alone. */
  void byOverflow() {
    scoreFactor = 0;
    overflowCost = 1;
    overflowMayEnter = true;
    tolerance = TOLERANCE;
  }

  /** Sets the prices of deployments that make every basic column cost nothing. */
  void setPrices() {
    Arrays.fill(price, 0);
    for (int i = 0; i < price.length; i++) {
      double cost = costAt(i);
      if (cost != 0) {
        basis.addRow(i, cost, price);
      }
    }
  }

  /**
   * Follows a change of basis: prices change by the row of the new inverse where the column
   * entered, times what it cost before.
   */
  void follow(int position, double reducedBefore) {
    basis.addRow(position, reducedBefore, price);
  }

  /** Sets prices anew; tells whether rounding had moved one by more than a cost of nothing. */
  boolean drifted() {
    System.arraycopy(price, 0, before, 0, price.length);
    setPrices();
    double most = 0;
    for (int k = 0; k < price.length; k++) {
      most = Math.max(most, Math.abs(price[k] - before[k]) - DRIFT * Math.abs(price[k]));
    }
    return most > tolerance;
  }

  /** Returns the reduced cost of a column at the prices. */
  double reduced(int column) {
    if (basis.isPair(column)) {
      return priced(column) - priced(basis.key[program.classOf[column]]);
    }
    int k = (column - program.pairs()) % price.length;
    return basis.isOverflow(column) ? overflowCost + price[k] : -price[k];
  }

  private double costAt(int position) {
    int column = basis.basic[position];
    if (basis.isPair(column)) {
      return scoreFactor * (scores[column] - scores[basis.key[program.classOf[column]]]);
    }
    return basis.isOverflow(column) ? overflowCost : 0;
  }

  /** Returns the price of a deployment: not positive at the optimum. */
  double price(int k) {
    return price[k];
  }

  /** Returns the cost of a pair at the prices of deployments, before its class's price. */
  double priced(int p) {
    return scoreFactor * scores[p] - program.load[p] * price[program.deployment[p]];
  }

  /** Forgets which columns looked promising. */
  void forget() {
    promising = 0;
  }

  /** Returns the column to enter: the first that pays, or one that pays much; -1 for none. */
  int entering(boolean first) {
    if (!first) {
      int best = enteringOfDeployments(bestPromising(), bestReduced, false);
      if (best >= 0) {
        return best;
      }
    }
    return enteringOfDeployments(first ? firstOfAll() : bestOfAll(), bestReduced, first);
  }

  /** Prices the pair of each class that paid most when all were looked at last. */
  private int bestPromising() {
    int best = -1;
    bestReduced = -tolerance;
    int kept = 0;
    for (int i = 0; i < promising; i++) {
      int p = candidates[i];
      double reduced = priced(p) - priced(basis.key[program.classOf[p]]);
      if (reduced < -tolerance && basis.positionOf[p] < 0) {
        candidates[kept++] = p;
        if (reduced < bestReduced) {
          bestReduced = reduced;
          best = p;
        }
      }
    }
    promising = kept;
    return best;
  }

  /** Prices all pairs, and notes the one of every class that pays most. */
  private int bestOfAll() {
    int best = -1;
    bestReduced = -tolerance;
    promising = 0;
    for (int c = 0; c < basis.key.length; c++) {
      int own = program.demand[c] == 0 ? -1 : bestOfClass(c, false);
      if (own >= 0) {
        candidates[promising++] = own;
        double reduced = priced(own) - priced(basis.key[c]);
        if (reduced < bestReduced) {
          bestReduced = reduced;
          best = own;
        }
      }
    }
    return best;
  }

  /** Prices pairs in their order until one pays. */
  private int firstOfAll() {
    bestReduced = -tolerance;
    for (int c = 0; c < basis.key.length; c++) {
      int own = program.demand[c] == 0 ? -1 : bestOfClass(c, true);
      if (own >= 0) {
        return own;
      }
    }
    return -1;
  }

  private int bestOfClass(int c, boolean first) {
    int best = -1;
    double least = priced(basis.key[c]) - tolerance;
    for (int p = program.start[c]; p < program.start[c + 1]; p++) {
      double cost = priced(p);
      if (cost < least && basis.positionOf[p] < 0) {
        least = cost;
        best = p;
        if (first) {
          return best;
        }
      }
    }
    return best;
  }

  private int enteringOfDeployments(int bestPair, double leastOfPairs, boolean first) {
    int best = bestPair;
    double least = leastOfPairs;
    for (int k = 0; k < price.length && !(first && best >= 0); k++) {
      if (-price[k] < least && basis.positionOf[basis.slack(k)] < 0) {
        best = basis.slack(k);
        least = -price[k];
      }
    }
    for (int k = 0; k < price.length && overflowMayEnter && !(first && best >= 0); k++) {
      double reduced = overflowCost + price[k];
      if (reduced < least && basis.positionOf[basis.overflow(k)] < 0) {
        best = basis.overflow(k);
        least = reduced;
      }
    }
    return best;
  }
}
