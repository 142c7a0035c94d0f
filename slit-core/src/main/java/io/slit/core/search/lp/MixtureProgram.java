package io.slit.core.search.lp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the best mixture of plans under limits, where plans are known only by an oracle that
 * returns the best one of a weighting: column generation after Dantzig and Wolfe (1960).
 *
 * <p>Minimise cost . v - t, where v are the values of a mixture of plans, the margin t is not
 * negative, and v_j + margin_j x t is at most limit_j. The simplex has a row for each limit and one
 * for the mixture; its columns are plans, slacks, the margin t, and in phase 1 excesses over
 * limits. The oracle is asked only when no known column pays, and its answer proves how little can
 * be left to gain. Values should be near 1. For one thread.
 */
final class MixtureProgram {
  private static final double PAYS = 1e-10;
  private static final double ZERO = 1e-12;
  private static final double PIVOT = 1e-9;
  private static final double FEASIBLE = 1e-10;
  private static final int MOST_STEPS = 3000;

  /** Steps without gain before Bland's rule holds. */
  private static final int PATIENCE = 30;

  private final double[] cost;
  private final int[] limited;
  private final double[] right;
  private final Function<double[], PlanPoint> oracle;
  private final List<Column> columns = new ArrayList<>();
  private final Column[] basis;
  private double[] amounts = {};
  private final double tolerance;
  private int questions;
  private double bound = Double.NEGATIVE_INFINITY;
  private int steps;

  /** A column of the program. */
  private static final class Column {
    private final double[] rows;
    private final double cost;
    private final boolean excess;
    private final @Nullable PlanPoint point;

    Column(double[] rows, double cost, boolean excess, @Nullable PlanPoint point) {
      this.rows = rows;
      this.cost = cost;
      this.excess = excess;
      this.point = point;
    }

    double cost(boolean feasible) {
      return feasible ? cost : excess ? 1 : 0;
    }
  }

  /**
   * When a program ends at the latest.
   *
   * @param tolerance what may be left to gain, in costs
   * @param questions to the oracle at most
   */
  record Effort(double tolerance, int questions) {}

  /** A plan of the answer and its part of the mixture. */
  record Part(PlanPoint point, double share) {}

  /**
   * Makes a program.
   *
   * @param cost by value
   * @param limits by value; infinite where there is none
   * @param margins by value, what a margin of 1 keeps below its limit; empty for no margin
   * @param first a plan to begin with
   * @param effort when to end
   */
  MixtureProgram(
      double[] cost,
      double[] limits,
      double[] margins,
      PlanPoint first,
      Effort effort,
      Function<double[], PlanPoint> oracle) {
    this.cost = cost.clone();
    this.oracle = oracle;
    this.tolerance = effort.tolerance();
    this.questions = effort.questions();
    this.limited =
        IntStream.range(0, limits.length)
            .filter(j -> limits[j] < Double.POSITIVE_INFINITY)
            .toArray();
    this.right = new double[limited.length + 1];
    for (int i = 0; i < limited.length; i++) {
      right[i] = limits[limited[i]];
    }
    right[limited.length] = 1;
    this.basis = new Column[right.length];
    begin(first, margins);
  }

  private void begin(PlanPoint first, double[] margins) {
    Column point = column(first);
    columns.add(point);
    basis[limited.length] = point;
    double[] margin = new double[right.length];
    boolean wanted = margins.length > 0;
    for (int i = 0; i < limited.length; i++) {
      Column slack = unit(i, 1, false);
      columns.add(slack);
      basis[i] = point.rows[i] <= right[i] ? slack : unit(i, -1, true);
      margin[i] = wanted ? margins[limited[i]] : 0;
    }
    if (wanted) {
      columns.add(new Column(margin, -1, false, null));
    }
  }

  private Column unit(int row, double value, boolean excess) {
    double[] rows = new double[right.length];
    rows[row] = value;
    return new Column(rows, 0, excess, null);
  }

  private Column column(PlanPoint point) {
    double[] rows = new double[right.length];
    double sum = 0;
    for (int j = 0; j < cost.length; j++) {
      sum += cost[j] * point.values[j];
    }
    for (int i = 0; i < limited.length; i++) {
      rows[i] = point.values[limited[i]];
    }
    rows[limited.length] = 1;
    return new Column(rows, sum, false, point);
  }

  /**
   * Solves the program.
   *
   * @return whether the limits can be kept; if not, the mixture exceeds them by least in all
   */
  boolean solve() {
    amounts = DenseSystem.solve(rowsOfBasis(), right);
    if (excess() > FEASIBLE) {
      run(false);
      if (excess() > FEASIBLE) {
        return false;
      }
    }
    run(true);
    return true;
  }

  /** Returns how far limits are exceeded in all. */
  double excess() {
    double sum = 0;
    for (int i = 0; i < basis.length; i++) {
      sum += basis[i].excess ? Math.max(0, amounts[i]) : 0;
    }
    return sum;
  }

  /** Returns the least that the costs of any mixture within the limits are proven to be. */
  double bound() {
    return bound;
  }

  /** Returns the plans of the answer, with shares that sum to 1. */
  List<Part> mixture() {
    List<Part> parts = new ArrayList<>();
    double sum = 0;
    for (int i = 0; i < basis.length; i++) {
      PlanPoint point = basis[i].point;
      if (point != null && amounts[i] > ZERO) {
        sum += amounts[i];
        parts.add(new Part(point, amounts[i]));
      }
    }
    double total = sum;
    return parts.stream().map(part -> new Part(part.point, part.share / total)).toList();
  }

  private double[][] rowsOfBasis() {
    double[][] rows = new double[basis.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = basis[i].rows;
    }
    return rows;
  }

  private void run(boolean feasible) {
    int idle = 0;
    while (steps++ < MOST_STEPS) {
      double[] prices = prices(feasible);
      Column entering = prices.length == 0 ? null : known(prices, feasible, idle > PATIENCE);
      if (entering == null && prices.length > 0 && questions-- > 0) {
        entering = asked(prices, feasible);
        entering = feasible && cost() - bound <= tolerance ? null : entering;
      }
      if (entering == null) {
        return;
      }
      double step = enter(entering, feasible);
      if (step < 0) {
        return;
      }
      idle = step > ZERO ? 0 : idle + 1;
    }
  }

  private double cost() {
    double sum = 0;
    for (int i = 0; i < basis.length; i++) {
      sum += amounts[i] * basis[i].cost;
    }
    return sum;
  }

  private double[] prices(boolean feasible) {
    double[] costs = new double[basis.length];
    for (int i = 0; i < costs.length; i++) {
      costs[i] = basis[i].cost(feasible);
    }
    return DenseSystem.solveTransposed(rowsOfBasis(), costs);
  }

  private static double reduced(Column column, double[] prices, boolean feasible) {
    double sum = column.cost(feasible);
    for (int i = 0; i < prices.length; i++) {
      sum -= prices[i] * column.rows[i];
    }
    return sum;
  }

  /** Returns the known column that pays most, or the first that does; null if none. */
  private @Nullable Column known(double[] prices, boolean feasible, boolean first) {
    Column best = null;
    double least = -PAYS;
    for (Column column : columns) {
      double sum = reduced(column, prices, feasible);
      if (sum < least && !isBasic(column)) {
        best = column;
        least = sum;
        if (first) {
          break;
        }
      }
    }
    return best;
  }

  private boolean isBasic(Column column) {
    for (Column basic : basis) {
      if (basic == column) {
        return true;
      }
    }
    return false;
  }

  /** Asks the oracle for the plan that pays most at these prices; null if none pays. */
  private @Nullable Column asked(double[] prices, boolean feasible) {
    double[] weights = feasible ? cost.clone() : new double[cost.length];
    double worth = 0;
    for (int i = 0; i < limited.length; i++) {
      double price = Math.min(0, prices[i]);
      weights[limited[i]] -= price;
      worth += price * right[i];
    }
    PlanPoint point = oracle.apply(weights);
    double least = worth;
    for (int j = 0; j < weights.length; j++) {
      least += weights[j] * point.values[j];
    }
    if (feasible) {
      bound = Math.max(bound, least);
    }
    Column column = column(point);
    if (reduced(column, prices, feasible) >= -PAYS) {
      return null;
    }
    columns.add(column);
    return column;
  }

  /** Exchanges a column for a basic one; returns the step, or -1 if none may leave. */
  private double enter(Column entering, boolean feasible) {
    double[] direction = DenseSystem.solve(rowsOfBasis(), entering.rows);
    int leaving = -1;
    double step = Double.POSITIVE_INFINITY;
    for (int i = 0; i < direction.length; i++) {
      boolean spent = feasible && basis[i].excess && Math.abs(direction[i]) > PIVOT;
      if (spent || direction[i] > PIVOT) {
        double ratio = spent ? 0 : Math.max(0, amounts[i]) / direction[i];
        if (ratio < step) {
          step = ratio;
          leaving = i;
        }
      }
    }
    if (leaving < 0) {
      return -1;
    }
    return exchanged(leaving, entering) ? step : 0;
  }

  /** Exchanges a basic column, unless the others depend on the new one: then that is forgotten. */
  private boolean exchanged(int leaving, Column entering) {
    Column before = basis[leaving];
    basis[leaving] = entering;
    double[] next = DenseSystem.solve(rowsOfBasis(), right);
    if (next.length == 0) {
      basis[leaving] = before;
      columns.remove(entering);
      return false;
    }
    amounts = next;
    return true;
  }
}
