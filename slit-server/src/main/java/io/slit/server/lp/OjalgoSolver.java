package io.slit.server.lp;

import io.slit.core.allocation.LinearAnswer;
import io.slit.core.allocation.LinearModel;
import io.slit.core.allocation.LinearSolver;
import java.util.ArrayList;
import java.util.List;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** Solves linear programs by ojAlgo's simplex. */
public final class OjalgoSolver implements LinearSolver {
  @Override
  public LinearAnswer minimise(LinearModel model, double[] cost) {
    ExpressionsBasedModel program = new ExpressionsBasedModel();
    List<Variable> variables = new ArrayList<>();
    for (int i = 0; i < cost.length; i++) {
      LinearModel.Bounds bounds = model.variables().get(i);
      Variable variable = program.newVariable("x" + i).lower(bounds.lower()).weight(cost[i]);
      if (Double.isFinite(bounds.upper())) {
        variable.upper(bounds.upper());
      }
      variables.add(variable);
    }
    List<Expression> rows = new ArrayList<>();
    for (LinearModel.Bounds bounds : model.rows()) {
      rows.add(row(program.newExpression("r" + rows.size()), bounds));
    }
    model.entries().forEach(e -> rows.get(e.row()).set(variables.get(e.variable()), e.value()));
    Optimisation.Result result = program.minimise();
    double[] point = new double[cost.length];
    for (int i = 0; i < point.length; i++) {
      point[i] = result.doubleValue(i);
    }
    return result.getState().isFeasible()
        ? LinearAnswer.optimal(point, new double[0])
        : LinearAnswer.infeasible();
  }

  private static Expression row(Expression row, LinearModel.Bounds bounds) {
    if (bounds.lower() == bounds.upper()) {
      return row.level(bounds.lower());
    }
    if (Double.isFinite(bounds.lower())) {
      row.lower(bounds.lower());
    }
    if (Double.isFinite(bounds.upper())) {
      row.upper(bounds.upper());
    }
    return row;
  }
}
