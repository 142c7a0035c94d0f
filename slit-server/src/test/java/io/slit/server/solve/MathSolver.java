package io.slit.server.solve;

import io.slit.core.allocation.LinearAnswer;
import io.slit.core.allocation.LinearModel;
import io.slit.core.allocation.LinearSolver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NoFeasibleSolutionException;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/** A third solver, of Apache Commons Math: a dense tableau, for small programs. */
final class MathSolver implements LinearSolver {
  @Override
  public LinearAnswer minimise(LinearModel model, double[] cost) {
    List<LinearConstraint> constraints = new ArrayList<>();
    double[][] rows = new double[model.rows().size()][cost.length];
    for (LinearModel.Entry entry : model.entries()) {
      rows[entry.row()][entry.variable()] += entry.value();
    }
    for (int row = 0; row < rows.length; row++) {
      add(constraints, rows[row], model.rows().get(row));
    }
    for (int i = 0; i < cost.length; i++) {
      double[] unit = new double[cost.length];
      unit[i] = 1;
      LinearModel.Bounds bounds = model.variables().get(i);
      add(constraints, unit, new LinearModel.Bounds(Double.NEGATIVE_INFINITY, bounds.upper()));
    }
    try {
      PointValuePair best =
          new SimplexSolver(1e-9, 10, 1e-12)
              .optimize(
                  new MaxIter(20_000),
                  new LinearObjectiveFunction(cost, 0),
                  new LinearConstraintSet(constraints),
                  GoalType.MINIMIZE,
                  new NonNegativeConstraint(true));
      return LinearAnswer.optimal(best.getPoint(), new double[0]);
    } catch (NoFeasibleSolutionException e) {
      return LinearAnswer.infeasible();
    } catch (MaxCountExceededException e) {
      throw new IllegalStateException("gave up on " + Arrays.toString(cost), e);
    }
  }

  private static void add(
      List<LinearConstraint> constraints, double[] row, LinearModel.Bounds bounds) {
    if (bounds.lower() == bounds.upper()) {
      constraints.add(new LinearConstraint(row, Relationship.EQ, bounds.lower()));
      return;
    }
    if (Double.isFinite(bounds.lower())) {
      constraints.add(new LinearConstraint(row, Relationship.GEQ, bounds.lower()));
    }
    if (Double.isFinite(bounds.upper())) {
      constraints.add(new LinearConstraint(row, Relationship.LEQ, bounds.upper()));
    }
  }
}
