package io.slit.server.lp;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolver.ResultStatus;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import io.slit.core.allocation.LinearAnswer;
import io.slit.core.allocation.LinearModel;
import io.slit.core.allocation.LinearSolver;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Solves linear programs by GLOP, the simplex of OR-Tools. Thread-safe. */
public final class GlopSolver implements LinearSolver {
  private static final double TOLERANCE = 1e-9;

  private GlopSolver() {}

  /** Returns the solver where its native code can be loaded. */
  public static Optional<LinearSolver> find() {
    try {
      Loader.loadNativeLibraries();
      return Optional.of(new GlopSolver());
    } catch (UnsatisfiedLinkError | NoClassDefFoundError | RuntimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public LinearAnswer minimise(LinearModel model, double[] cost) {
    MPSolver solver = MPSolver.createSolver("GLOP");
    try {
      return solve(solver, model, cost);
    } finally {
      solver.delete();
    }
  }

  private static LinearAnswer solve(MPSolver solver, LinearModel model, double[] cost) {
    MPVariable[] variables = new MPVariable[cost.length];
    MPObjective objective = solver.objective();
    for (int i = 0; i < cost.length; i++) {
      LinearModel.Bounds bounds = model.variables().get(i);
      variables[i] = solver.makeNumVar(bounds.lower(), bounds.upper(), "");
      objective.setCoefficient(variables[i], cost[i]);
    }
    MPConstraint[] rows =
        model.rows().stream()
            .map(bounds -> solver.makeConstraint(bounds.lower(), bounds.upper()))
            .toArray(MPConstraint[]::new);
    for (LinearModel.Entry entry : model.entries()) {
      rows[entry.row()].setCoefficient(variables[entry.variable()], entry.value());
    }
    objective.setMinimization();
    return answer(run(solver), variables, rows);
  }

  private static ResultStatus run(MPSolver solver) {
    solver.setSolverSpecificParametersAsString(
        String.format(
            Locale.ROOT,
            "primal_feasibility_tolerance: %1$s dual_feasibility_tolerance: %1$s"
                + " solution_feasibility_tolerance: 1e-7",
            TOLERANCE));
    return solver.solve(new MPSolverParameters());
  }

  private static LinearAnswer answer(
      ResultStatus status, MPVariable[] variables, MPConstraint[] rows) {
    if (status == ResultStatus.INFEASIBLE) {
      return LinearAnswer.infeasible();
    }
    if (status != ResultStatus.OPTIMAL) {
      throw new IllegalStateException(
          "GLOP gave up on a program of %d variables and %d rows: %s."
              .formatted(variables.length, rows.length, status));
    }
    return LinearAnswer.optimal(
        Arrays.stream(variables).mapToDouble(MPVariable::solutionValue).toArray(),
        Arrays.stream(rows).mapToDouble(MPConstraint::dualValue).toArray());
  }
}
