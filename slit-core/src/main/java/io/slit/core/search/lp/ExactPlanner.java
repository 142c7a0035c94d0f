package io.slit.core.search.lp;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanState;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.UnitCosts;
import io.slit.core.search.lp.ExactAnswer.Found;
import io.slit.core.search.lp.ExactAnswer.NoRoom;
import io.slit.core.search.lp.ExactAnswer.OutOfReach;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Exact plans of a problem under {@link Physics#LINEAR}: for one objective, a weighted sum, one
 * objective after the other, or one under limits on others.
 *
 * <p>Weighted sums are solved by the structured simplex ({@link LinearPlanner}). Limits on
 * objectives do not fit its structure: they are priced instead, and the answer is a mixture of at
 * most as many weighted optima as there are limits, plus one ({@link MixtureProgram}). Each answer
 * carries a proven bound. Solves begin where the last one ended; one instance per thread.
 */
public final class ExactPlanner {
  private static final int OBJECTIVES = Objective.values().length;

  /** What a later objective may cost an earlier one in {@link #lexicographic}, in spans. */
  private static final double SLACK = 1e-9;

  /** What may be left to gain, in spans. */
  private static final double TOLERANCE = 1e-11;

  private static final MixtureProgram.Effort EFFORT =
      new MixtureProgram.Effort(TOLERANCE, Integer.MAX_VALUE);

  private static final double NO_SPAN = 1e-9;

  private final PlanningProblem problem;
  private final PlanOracle oracle;
  private final double[] low = new double[OBJECTIVES];
  private final double[] span = new double[OBJECTIVES];
  private final double overflow;
  private int solves;

  /**
   * Prepares the exact plans of a problem; solves each objective once to know its span.
   *
   * @param problem of any physics; its linear picture is taken
   */
  public ExactPlanner(PlanningProblem problem) {
    this.problem = problem.withPhysics(Physics.LINEAR);
    double[][] costs = costs(this.problem);
    PlanOracle raw = new PlanOracle(this.problem, new LinearPlanner(this.problem), costs);
    findSpans(raw);
    this.overflow = raw.overflowReplicas();
    for (int j = 0; j < OBJECTIVES; j++) {
      for (int p = 0; p < costs[j].length; p++) {
        costs[j][p] /= span[j];
      }
    }
    this.oracle = raw;
  }

  private static double[][] costs(PlanningProblem linear) {
    PlanState state = new PlanState(linear);
    UnitCosts units = new UnitCosts(linear);
    double[][] costs = new double[OBJECTIVES][linear.pairCount()];
    for (int j = 0; j < OBJECTIVES; j++) {
      state.loadEmpty(unit(j));
      state.marginals(units, costs[j]);
    }
    return costs;
  }

  private static double[] unit(int j) {
    double[] weights = new double[OBJECTIVES];
    weights[j] = 1;
    return weights;
  }

  private void findSpans(PlanOracle raw) {
    double[] high = new double[OBJECTIVES];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    for (int j = 0; j < OBJECTIVES; j++) {
      double[] values = raw.best(unit(j)).values;
      for (int i = 0; i < OBJECTIVES; i++) {
        low[i] = Math.min(low[i], values[i]);
        high[i] = Math.max(high[i], values[i]);
      }
    }
    for (int i = 0; i < OBJECTIVES; i++) {
      double size = Math.max(Math.abs(low[i]), Math.abs(high[i]));
      span[i] = Math.max(high[i] - low[i], NO_SPAN * size);
      span[i] = span[i] > 0 ? span[i] : 1;
    }
  }

  /** Returns a plan that is best for one objective. */
  public ExactAnswer least(Objective objective) {
    return within(objective, Map.of());
  }

  /**
   * Returns a plan for which a weighted sum is least.
   *
   * @param weights of objectives in their units, not negative; those that are absent do not count
   */
  public ExactAnswer weighted(Map<Objective, Double> weights) {
    return weighted(weights, Map.of());
  }

  private static double checked(Objective objective, double weight) {
    if (!(weight >= 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException(
          "The weight (%s) of %s must be a number of at least 0: less of an objective is better."
              .formatted(weight, objective.key()));
    }
    return weight;
  }

  /**
   * Returns a plan for which a weighted sum is least among those within limits.
   *
   * @param weights of objectives in their units, not negative; those that are absent do not count
   * @param limits the most that an objective may be, in its unit
   */
  public ExactAnswer weighted(Map<Objective, Double> weights, Map<Objective, Double> limits) {
    double[] cost = new double[OBJECTIVES];
    weights.forEach((objective, weight) -> cost[objective.index()] = checked(objective, weight));
    limits.forEach(ExactPlanner::requireNumber);
    return solve(cost, limits);
  }

  /**
   * Returns a plan that is best for one objective among those within limits on others
   * (epsilon-constraints).
   *
   * @param limits the most that an objective may be, in its unit
   */
  public ExactAnswer within(Objective objective, Map<Objective, Double> limits) {
    limits.forEach(ExactPlanner::requireNumber);
    return solve(unit(objective.index()), limits);
  }

  private static void requireNumber(Objective objective, double limit) {
    if (Double.isNaN(limit)) {
      throw new IllegalArgumentException(
          "The limit of %s is not a number; give one in %s."
              .formatted(objective.key(), objective.unit()));
    }
  }

  /**
   * Returns a plan that is best for the first objective, among those for the second, and so on.
   * Each keeps what the earlier ones reached to {@value #SLACK} of their spans.
   */
  public ExactAnswer lexicographic(List<Objective> objectives) {
    if (objectives.isEmpty()) {
      throw new IllegalArgumentException("An order of objectives needs one at least.");
    }
    Map<Objective, Double> limits = new EnumMap<>(Objective.class);
    ExactAnswer answer = least(objectives.get(0));
    for (int i = 0; i + 1 < objectives.size(); i++) {
      if (!(answer instanceof Found found)) {
        return answer;
      }
      Objective done = objectives.get(i);
      double slack = SLACK * span[done.index()];
      limits.put(done, found.plan().objectives().get(done) + slack);
      answer = within(objectives.get(i + 1), limits);
    }
    return answer;
  }

  private ExactAnswer solve(double[] weights, Map<Objective, Double> limits) {
    if (overflow > 0) {
      return new NoRoom(overflow);
    }
    double[] cost = new double[OBJECTIVES];
    double unit = 0;
    for (int j = 0; j < OBJECTIVES; j++) {
      cost[j] = weights[j] * span[j];
      unit = Math.max(unit, cost[j]);
    }
    unit = unit > 0 ? unit : 1;
    double[] scaled = new double[OBJECTIVES];
    for (Objective objective : Objective.values()) {
      int j = objective.index();
      cost[j] /= unit;
      scaled[j] = limits.getOrDefault(objective, Double.POSITIVE_INFINITY) / span[j];
    }
    MixtureProgram program =
        new MixtureProgram(cost, scaled, new double[0], best(cost), EFFORT, this::best);
    boolean reached = program.solve();
    PlanBuffer plan = mixed(program.mixture());
    ObjectiveVector values = values(plan);
    return reached
        ? new Found(
            new ExactPlan(
                problem.toPlan(plan), values, dot(weights, values), unit * program.bound()))
        : new OutOfReach(values);
  }

  private PlanPoint best(double[] weights) {
    solves++;
    return oracle.best(weights);
  }

  /** Returns how many linear programs were solved since the last call. */
  int takeSolves() {
    int taken = solves;
    solves = 0;
    return taken;
  }

  private static double dot(double[] weights, ObjectiveVector values) {
    double sum = 0;
    for (Objective objective : Objective.values()) {
      sum += weights[objective.index()] * values.get(objective);
    }
    return sum;
  }

  private PlanBuffer mixed(List<MixtureProgram.Part> parts) {
    PlanBuffer plan = new PlanBuffer(problem);
    Mixtures.write(problem, parts, plan);
    problem.powerLeast(plan);
    return plan;
  }

  private ObjectiveVector values(PlanBuffer plan) {
    double[] values = oracle.point(plan).values;
    for (int j = 0; j < OBJECTIVES; j++) {
      values[j] *= span[j];
    }
    return ObjectiveVector.of(values);
  }

  /** Returns the least value of an objective; nothing where no plan keeps within capacity. */
  public OptionalDouble ideal(Objective objective) {
    return overflow > 0 ? OptionalDouble.empty() : OptionalDouble.of(low[objective.index()]);
  }
}
