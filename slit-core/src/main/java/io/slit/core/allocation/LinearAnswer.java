package io.slit.core.allocation;

/** What a {@link LinearSolver} found. Immutable. */
public final class LinearAnswer {
  private final boolean feasible;
  private final double[] point;
  private final double[] prices;

  private LinearAnswer(boolean feasible, double[] point, double[] prices) {
    this.feasible = feasible;
    this.point = point;
    this.prices = prices;
  }

  /** Returns the answer that no point is within the bounds. */
  public static LinearAnswer infeasible() {
    return new LinearAnswer(false, new double[0], new double[0]);
  }

  /**
   * Returns an optimum.
   *
   * @param point by variable
   * @param prices by row: what the least cost rises by where the row's bound rises by 1; empty
   *     where the solver tells none
   */
  public static LinearAnswer optimal(double[] point, double[] prices) {
    return new LinearAnswer(true, point.clone(), prices.clone());
  }

  /** Tells whether a point is within the bounds. */
  public boolean feasible() {
    return feasible;
  }

  /** Returns the value of every variable. */
  public double[] point() {
    return point.clone();
  }

  /** Returns the price of every row; empty where none is known. */
  public double[] prices() {
    return prices.clone();
  }
}
