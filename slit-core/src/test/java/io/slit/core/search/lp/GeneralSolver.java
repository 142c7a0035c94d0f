package io.slit.core.search.lp;

import io.slit.core.search.lp.Programs.Numbers;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** The same program, written out for a general solver (ojAlgo). */
final class GeneralSolver {
  private GeneralSolver() {}

  /** Returns the least objective, or NaN where nothing is feasible. */
  static double objective(Numbers numbers, double[] scores) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    Expression[] capacities = new Expression[numbers.capacity().length];
    for (int k = 0; k < capacities.length; k++) {
      capacities[k] = model.newExpression("capacity" + k).upper(numbers.capacity()[k]);
    }
    for (int c = 0; c < numbers.classes(); c++) {
      double demand = numbers.demand()[c];
      Expression row = model.newExpression("class" + c).level(1);
      for (int p = numbers.start()[c]; p < numbers.start()[c + 1]; p++) {
        Variable share = model.newVariable("x" + p).lower(0).weight(scores[p] * demand);
        row.set(share, 1);
        capacities[numbers.deployment()[p]].set(share, numbers.load()[p] * demand);
      }
    }
    Optimisation.Result result = model.minimise();
    return result.getState().isFeasible() ? result.getValue() : Double.NaN;
  }
}
