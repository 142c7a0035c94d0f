package io.slit.core.allocation;

import io.slit.core.allocation.AllocationAnswer.Infeasible;
import io.slit.core.allocation.AllocationAnswer.Optimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Finds the exact optimum of an instance.
 *
 * <p>A weighted goal is one linear program. An order of terms is one for each: every later one is
 * limited to the optima of the earlier ones, at least to {@value #FACE_SLACK} of their span. Water
 * caps tie all hours together; a program without them is solved first, and is the answer where it
 * keeps them.
 */
public final class AllocationSolver {
  /** What a later program may lose of an earlier term, in spans of it. */
  private static final double SLACK = 1e-10;

  /** Reduced costs that count as 0, in largest costs. */
  private static final double FACE_ROUNDING = 1e-8;

  /** What the worst point of an optimal face may cost more, in spans of the term. */
  private static final double FACE_SLACK = 1e-7;

  /** What counts as rounding of a limit, in parts of it. */
  private static final double KEPT = 1e-9;

  private final AllocationInstance instance;
  private final LinearSolver solver;

  /** Solves an instance by a solver of linear programs. */
  public AllocationSolver(AllocationInstance instance, LinearSolver solver) {
    this.instance = instance;
    this.solver = new Components(solver);
  }

  /** Returns the optimum, or which limits are too tight. */
  public AllocationAnswer solve(Goal goal) {
    List<AllocationAnswer.Conflict> unserved = Conflicts.ofUnserved(instance);
    if (!unserved.isEmpty()) {
      return new Infeasible(unserved);
    }
    AllocationProgram hourly = new AllocationProgram(instance);
    AllocationProgram whole = hourly.withWaterCaps();
    if (goal instanceof Goal.Lexicographic order) {
      return inOrder(whole, order);
    }
    double[] cost = weighted(hourly, ((Goal.Weighted) goal).weights());
    LinearAnswer answer = minimise(hourly.model(), cost);
    if (!answer.feasible() || whole.model().violation(answer.point()) > KEPT) {
      return answer(whole, whole.model(), cost, goal);
    }
    return optimal(whole, answer, gap(hourly.model(), cost, answer), goal);
  }

  private AllocationAnswer answer(
      AllocationProgram program, LinearModel model, double[] cost, Goal goal) {
    LinearAnswer answer = minimise(model, cost);
    return answer.feasible()
        ? optimal(program, answer, gap(model, cost, answer), goal)
        : new Infeasible(new Conflicts(program, solver).find());
  }

  private AllocationAnswer inOrder(AllocationProgram program, Goal.Lexicographic order) {
    LinearModel model = program.model();
    for (Term term : order.terms().subList(0, order.terms().size() - 1)) {
      double[] cost = program.cost(term);
      LinearAnswer answer = minimise(model, cost);
      if (!answer.feasible()) {
        return new Infeasible(new Conflicts(program, solver).find());
      }
      model = kept(model, cost, answer);
    }
    double[] cost = program.cost(order.terms().get(order.terms().size() - 1));
    return answer(program, model, cost, order);
  }

  /**
   * Returns the optima of a program: those on its optimal face, which leaves hours apart, where the
   * solver tells prices and they hold; else with a row that keeps the term where it is.
   */
  private LinearModel kept(LinearModel model, double[] cost, LinearAnswer answer) {
    double value = dot(cost, answer.point());
    double span = 0;
    for (int i = 0; i < cost.length; i++) {
      span += Math.abs(cost[i]) * answer.point()[i];
    }
    if (span > 0 && answer.prices().length == model.rows().size()) {
      LinearModel face = model.optimalFace(cost, answer.prices(), FACE_ROUNDING * largest(cost));
      LinearAnswer again = minimise(face, negative(cost));
      if (again.feasible() && dot(cost, again.point()) - value <= FACE_SLACK * span) {
        return face;
      }
    }
    return withRow(model, cost, value, span);
  }

  private static LinearModel withRow(LinearModel model, double[] cost, double value, double span) {
    LinearModel kept = model.copy();
    double scale = span > 0 ? span : largest(cost);
    if (scale > 0) {
      int row = kept.addRow(Double.NEGATIVE_INFINITY, value / scale + SLACK);
      for (int i = 0; i < cost.length; i++) {
        kept.set(row, i, cost[i] / scale);
      }
    }
    return kept;
  }

  private static double[] negative(double[] cost) {
    double[] negative = cost.clone();
    for (int i = 0; i < negative.length; i++) {
      negative[i] = -negative[i];
    }
    return negative;
  }

  private static double dot(double[] cost, double[] point) {
    double sum = 0;
    for (int i = 0; i < cost.length; i++) {
      sum += cost[i] * point[i];
    }
    return sum;
  }

  private static double largest(double[] cost) {
    double largest = 0;
    for (double one : cost) {
      largest = Math.max(largest, Math.abs(one));
    }
    return largest;
  }

  private static double[] weighted(AllocationProgram program, Map<Term, Double> weights) {
    double[] sum = new double[program.model().variables().size()];
    weights.forEach(
        (term, weight) -> {
          double[] cost = program.cost(term);
          for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * cost[i];
          }
        });
    return sum;
  }

  /** Solves with costs scaled to 1 at most; prices are in the units of the costs again. */
  private LinearAnswer minimise(LinearModel model, double[] cost) {
    double scale = largest(cost);
    if (scale == 0) {
      return solver.minimise(model, cost);
    }
    double[] scaled = cost.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] /= scale;
    }
    LinearAnswer answer = solver.minimise(model, scaled);
    double[] prices = answer.prices();
    for (int i = 0; i < prices.length; i++) {
      prices[i] *= scale;
    }
    return answer.feasible() ? LinearAnswer.optimal(answer.point(), prices) : answer;
  }

  /** Returns by how much a point may be above the least there is; empty without prices. */
  private static OptionalDouble gap(LinearModel model, double[] cost, LinearAnswer answer) {
    double[] prices = answer.prices();
    if (prices.length != model.rows().size()) {
      return OptionalDouble.empty();
    }
    double value = dot(cost, answer.point());
    return OptionalDouble.of(Math.max(0, value - model.dualBound(cost, prices)));
  }

  private static Optimal optimal(
      AllocationProgram program, LinearAnswer answer, OptionalDouble gap, Goal goal) {
    Allocation allocation = Allocation.of(program, answer.point());
    return new Optimal(allocation, goal.total(allocation.terms()), gap);
  }
}
