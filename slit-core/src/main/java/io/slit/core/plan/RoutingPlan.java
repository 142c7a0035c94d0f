package io.slit.core.plan;

import io.slit.core.units.Require;
import java.util.Arrays;

/**
 * Which share of each request class goes to which deployment, and how many units stay powered.
 *
 * <p>Rows are sparse: only positive shares are kept, in the order of the deployments. Every row
 * sums to 1 within {@value #ROW_TOLERANCE}. Immutable and safe to share.
 */
public final class RoutingPlan {
  /** How far the sum of a row may be from 1. */
  public static final double ROW_TOLERANCE = 1e-9;

  private final PlanShape shape;
  private final int[] rowStart;
  private final int[] columns;
  private final double[] shares;
  private final int[] poweredUnits;

  private RoutingPlan(
      PlanShape shape, int[] rowStart, int[] columns, double[] shares, int[] poweredUnits) {
    this.shape = shape;
    this.rowStart = rowStart;
    this.columns = columns;
    this.shares = shares;
    this.poweredUnits = poweredUnits;
  }

  /**
   * Returns the plan of a sparse matrix. The arrays are copied as far as they are used.
   *
   * @param shape rows and columns
   * @param rowStart where each row begins in {@code columns}, and the end: classes + 1 entries
   * @param columns deployment index of each entry, ascending within a row
   * @param shares share of each entry
   * @param poweredUnits units kept on, by deployment
   * @throws IllegalArgumentException if a row does not sum to 1, a share is not in (0, 1], columns
   *     do not ascend or do not exist, or powered units are negative or missing
   */
  public static RoutingPlan ofSparse(
      PlanShape shape, int[] rowStart, int[] columns, double[] shares, int[] poweredUnits) {
    checkUnits(shape, poweredUnits);
    int entries = rowStart[shape.classes().size()];
    RoutingPlan plan =
        new RoutingPlan(
            shape,
            Arrays.copyOf(rowStart, shape.classes().size() + 1),
            Arrays.copyOf(columns, entries),
            Arrays.copyOf(shares, entries),
            Arrays.copyOf(poweredUnits, shape.deployments().size()));
    for (int row = 0; row < shape.classes().size(); row++) {
      plan.checkRow(row);
    }
    return plan;
  }

  /**
   * Returns the plan of a full matrix {@code shares[class][deployment]}.
   *
   * @throws IllegalArgumentException if a row does not sum to 1 or a share is not in [0, 1]
   */
  public static RoutingPlan ofDense(PlanShape shape, double[][] shares, int[] poweredUnits) {
    int width = shape.deployments().size();
    int[] rowStart = new int[shape.classes().size() + 1];
    int[] columns = new int[shape.classes().size() * width];
    double[] values = new double[columns.length];
    int entries = 0;
    for (int row = 0; row < shares.length; row++) {
      for (int column = 0; column < width; column++) {
        if (shares[row][column] != 0) {
          columns[entries] = column;
          values[entries++] = shares[row][column];
        }
      }
      rowStart[row + 1] = entries;
    }
    return ofSparse(shape, rowStart, columns, values, poweredUnits);
  }

  private static void checkUnits(PlanShape shape, int[] poweredUnits) {
    if (poweredUnits.length < shape.deployments().size()) {
      throw new IllegalArgumentException(
          "The plan has powered units of %d deployments and must have them of all %d."
              .formatted(poweredUnits.length, shape.deployments().size()));
    }
    for (int k = 0; k < shape.deployments().size(); k++) {
      if (poweredUnits[k] < 0) {
        String what = "powered units of " + shape.deployments().get(k);
        Require.atLeast(0, poweredUnits[k], what, "0 switches it off.");
      }
    }
  }

  private void checkRow(int row) {
    double sum = 0;
    int before = -1;
    for (int i = rowStart[row]; i < rowStart[row + 1]; i++) {
      if (columns[i] <= before || columns[i] >= shape.deployments().size()) {
        throw new IllegalArgumentException(
            "Column %d of %s must follow %d and be below %d. Maybe the row is not sorted."
                .formatted(columns[i], shape.classes().get(row), before, poweredUnits.length));
      }
      before = columns[i];
      sum += checkShare(row, i);
    }
    if (!(Math.abs(sum - 1) <= ROW_TOLERANCE)) {
      throw new IllegalArgumentException(
          "The shares of %s sum to %s and must sum to 1. Maybe the plan row was not normalised."
              .formatted(shape.classes().get(row), sum));
    }
  }

  private double checkShare(int row, int i) {
    if (shares[i] > 0 && shares[i] <= 1 + ROW_TOLERANCE) {
      return shares[i];
    }
    throw new IllegalArgumentException(
        "The share of %s at %s (%s) must be in (0, 1]. Maybe the plan row was not normalised."
            .formatted(shape.classes().get(row), shape.deployments().get(columns[i]), shares[i]));
  }

  /** Returns its rows and columns. */
  public PlanShape shape() {
    return shape;
  }

  /** Returns how many deployments serve a class. */
  public int rowSize(int row) {
    return rowStart[row + 1] - rowStart[row];
  }

  /** Returns the deployment index of the i-th entry of a row. */
  public int rowDeployment(int row, int i) {
    return columns[rowStart[row] + i];
  }

  /** Returns the share of the i-th entry of a row. */
  public double rowShare(int row, int i) {
    return shares[rowStart[row] + i];
  }

  /** Returns the share of a class that goes to a deployment; 0 where none does. */
  public double share(int row, int deployment) {
    int at = Arrays.binarySearch(columns, rowStart[row], rowStart[row + 1], deployment);
    return at < 0 ? 0 : shares[at];
  }

  /** Returns a copy of the units that stay powered, by deployment. */
  public int[] poweredUnits() {
    return poweredUnits.clone();
  }

  /** Returns the units of a deployment that stay powered. */
  public int poweredUnits(int deployment) {
    return poweredUnits[deployment];
  }

  /** Returns a hash of rows, shares and powered units that is the same on every machine. */
  int contentHash() {
    int hash = Arrays.hashCode(rowStart);
    hash = 31 * hash + Arrays.hashCode(columns);
    hash = 31 * hash + Arrays.hashCode(shares);
    return 31 * hash + Arrays.hashCode(poweredUnits);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RoutingPlan plan
        && shape.equals(plan.shape)
        && Arrays.equals(rowStart, plan.rowStart)
        && Arrays.equals(columns, plan.columns)
        && Arrays.equals(shares, plan.shares)
        && Arrays.equals(poweredUnits, plan.poweredUnits);
  }

  @Override
  public int hashCode() {
    return contentHash();
  }
}
