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

  private final LinearProgram program;
  private final WorkingBasis basis;
  private final double[] price;
  private double[] scores;
  private double scoreFactor;
  private double overflowCost;
  private double tolerance;
  private boolean overflowMayEnter;

  Pricing(LinearProgram program, WorkingBasis basis) {
    this.program = program;
    this.basis = basis;
    this.price = new double[program.deployments()];
    this.scores = new double[program.pairs()];
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

  /** Returns the column to enter: the first that pays, or the one that pays most; -1 for none. */
  int entering(boolean first) {
    int best = -1;
    double least = -tolerance;
    for (int c = 0; c < basis.key.length; c++) {
      if (program.demand[c] == 0) {
        continue;
      }
      double classPrice = priced(basis.key[c]);
      for (int p = program.start[c]; p < program.start[c + 1]; p++) {
        double reduced = priced(p) - classPrice;
        if (reduced < least && basis.positionOf[p] < 0) {
          best = p;
          if (first) {
            return best;
          }
          least = reduced;
        }
      }
    }
    return enteringOfDeployments(best, least, first);
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
