package io.slit.core.allocation;

import java.util.ArrayList;
import java.util.List;

/**
 * A linear program without its objective: variables within bounds, rows within bounds.
 *
 * <p>Built once, then read. Coefficients should be near 1. Not thread-safe.
 */
public final class LinearModel {
  private final List<Bounds> variables = new ArrayList<>();
  private final List<Bounds> rows = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  /**
   * What a variable or a row must be within.
   *
   * @param lower may be minus infinity
   * @param upper may be infinity
   */
  public record Bounds(double lower, double upper) {}

  /**
   * A coefficient.
   *
   * @param row of it
   * @param variable of it
   * @param value not 0
   */
  public record Entry(int row, int variable, double value) {}

  /** Adds a variable and returns its number. */
  public int addVariable(double lower, double upper) {
    variables.add(new Bounds(lower, upper));
    return variables.size() - 1;
  }

  /** Adds a row and returns its number. */
  public int addRow(double lower, double upper) {
    rows.add(new Bounds(lower, upper));
    return rows.size() - 1;
  }

  /** Adds a coefficient; one of 0 is left out. */
  public void set(int row, int variable, double value) {
    if (value != 0) {
      entries.add(new Entry(row, variable, value));
    }
  }

  /** Returns a model that begins with what this one holds. */
  public LinearModel copy() {
    LinearModel copy = new LinearModel();
    copy.variables.addAll(variables);
    copy.rows.addAll(rows);
    copy.entries.addAll(entries);
    return copy;
  }

  /**
   * Returns the points of this model that cost the least: what has a price or a reduced cost beyond
   * {@code rounding} is held at its bound (complementary slackness).
   *
   * @param cost by variable
   * @param prices of an optimum, by row
   */
  LinearModel optimalFace(double[] cost, double[] prices, double rounding) {
    LinearModel face = copy();
    double[] reduced = reduced(cost, prices);
    for (int i = 0; i < reduced.length; i++) {
      face.variables.set(i, held(variables.get(i), reduced[i], rounding));
    }
    for (int row = 0; row < prices.length; row++) {
      face.rows.set(row, held(rows.get(row), prices[row], rounding));
    }
    return face;
  }

  private static Bounds held(Bounds bounds, double price, double rounding) {
    double at = price > 0 ? bounds.lower() : bounds.upper();
    return Math.abs(price) <= rounding || Double.isInfinite(at) ? bounds : new Bounds(at, at);
  }

  private double[] reduced(double[] cost, double[] prices) {
    double[] reduced = cost.clone();
    for (Entry entry : entries) {
      reduced[entry.variable()] -= prices[entry.row()] * entry.value();
    }
    return reduced;
  }

  /** Returns the bounds of all variables. */
  public List<Bounds> variables() {
    return variables;
  }

  /** Returns the bounds of all rows. */
  public List<Bounds> rows() {
    return rows;
  }

  /** Returns all coefficients. */
  public List<Entry> entries() {
    return entries;
  }

  /** Returns the rows at a point. */
  double[] rowsAt(double[] point) {
    double[] values = new double[rows.size()];
    for (Entry entry : entries) {
      values[entry.row()] += entry.value() * point[entry.variable()];
    }
    return values;
  }

  /** Returns by how much a point breaks a bound at most. */
  public double violation(double[] point) {
    double most = worst(variables, point);
    return Math.max(most, worst(rows, rowsAt(point)));
  }

  private static double worst(List<Bounds> bounds, double[] values) {
    double most = 0;
    for (int i = 0; i < values.length; i++) {
      Bounds one = bounds.get(i);
      most = Math.max(most, Math.max(one.lower() - values[i], values[i] - one.upper()));
    }
    return most;
  }

  /**
   * Returns what no point within the bounds costs less than, by weak duality: true whatever the
   * prices are.
   *
   * @param cost by variable
   * @param prices by row; of the wrong sign or for a bound that is infinite, they count as 0
   */
  public double dualBound(double[] cost, double[] prices) {
    double bound = 0;
    double[] used = new double[prices.length];
    for (int row = 0; row < prices.length; row++) {
      double at = prices[row] > 0 ? rows.get(row).lower() : rows.get(row).upper();
      used[row] = Double.isInfinite(at) ? 0 : prices[row];
      bound += used[row] == 0 ? 0 : used[row] * at;
    }
    double[] reduced = reduced(cost, used);
    for (int i = 0; i < reduced.length; i++) {
      Bounds one = variables.get(i);
      bound += reduced[i] == 0 ? 0 : reduced[i] * (reduced[i] > 0 ? one.lower() : one.upper());
    }
    return bound;
  }
}
