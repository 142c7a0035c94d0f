package io.slit.core.search.lp;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.FrontLimits;
import io.slit.core.search.Candidate;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Finds plans for which a weighting is least within limits.
 *
 * <p>Where physics is linear that is one mixture program, and exact ({@link ExactPlanner}). Else
 * limits are priced (Lagrange): the price of each is raised while the plan that {@link
 * WeightedPlanner} finds is beyond it and lowered while it is not, by bisection; then plans between
 * the last one beyond and the best within are tried. Immutable; for any number of threads.
 */
final class LimitedWeighting {
  private static final int ROUNDS = 4;
  private static final int PASSES = 4;
  private static final int PRICES_TRIED = 8;
  private static final int MIXTURES_TRIED = 5;

  /** What an objective without weight counts, so that ties are broken to its good. */
  private static final double TIE_BREAK = 1e-3;

  /** The same where plans are exact. */
  private static final double LINEAR_TIE_BREAK = 1e-6;

  /** First price of a limit that is broken; weights sum to 1. */
  private static final double FIRST_PRICE = 0.5;

  private final PlanningProblem problem;
  private final FrontLimits limits;
  private final ObjectiveScale scale;
  private final List<EvaluatedPlan> known;
  private final double[] size = new double[Objective.values().length];

  /** Plans found, within limits or not, and what they took. */
  record Answer(List<Candidate> candidates, int evaluations) {}

  /**
   * Makes the weightings of a problem.
   *
   * @param scale that weights are of
   * @param known plans to begin at
   */
  LimitedWeighting(
      PlanningProblem problem,
      FrontLimits limits,
      ObjectiveScale scale,
      List<EvaluatedPlan> known) {
    this.problem = problem;
    this.limits = limits;
    this.scale = scale;
    this.known = known;
    Arrays.fill(size, 1);
    for (Objective one : limits.most().keySet()) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (EvaluatedPlan plan : known) {
        least = Math.min(least, plan.objectives().get(one));
        most = Math.max(most, plan.objectives().get(one));
      }
      double span = Math.max(most - least, 1e-3 * Math.max(Math.abs(most), Math.abs(least)));
      size[one.index()] = span > 0 ? span : 1;
    }
  }

  /** Solves some weightings, one after the other. */
  Answer solve(WeightedPlanner planner, List<double[]> weightings) {
    return problem.physics() == Physics.LINEAR
        ? exact(weightings)
        : new Priced(planner).solve(weightings);
  }

  private double[] weights(double[] scaled) {
    boolean isLinear = problem.physics() == Physics.LINEAR;
    double[] firm = scaled.clone();
    for (int i = 0; i < firm.length; i++) {
      firm[i] = Math.max(firm[i], isLinear ? LINEAR_TIE_BREAK : TIE_BREAK);
    }
    return scale.unscale(firm);
  }

  private Answer exact(List<double[]> weightings) {
    ExactPlanner exact = new ExactPlanner(problem);
    List<Candidate> candidates = new ArrayList<>();
    for (double[] scaled : weightings) {
      double[] weights = weights(scaled);
      Map<Objective, Double> named = new EnumMap<>(Objective.class);
      for (Objective objective : Objective.values()) {
        named.put(objective, weights[objective.index()]);
      }
      if (exact.weighted(named, limits.most()) instanceof ExactAnswer.Found found) {
        candidates.add(new Candidate(found.plan().objectives(), 0, found.plan().plan()));
      }
    }
    return new Answer(candidates, exact.takeSolves());
  }

  /** Solves weightings by prices of limits. For one thread. */
  private final class Priced {
    private final WeightedPlanner planner;
    private final List<Candidate> candidates = new ArrayList<>();
    private final double[] price = new double[size.length];
    private final double[] low = new double[size.length];
    private final double[] high = new double[size.length];
    private final double[] values = new double[size.length];
    private final PlanBuffer plan = new PlanBuffer(problem);
    private final PlanBuffer beyond = new PlanBuffer(problem);
    private final PlanBuffer within = new PlanBuffer(problem);
    private boolean hasBeyond;
    private boolean hasWithin;

    Priced(WeightedPlanner planner) {
      this.planner = planner;
      planner.takeEvaluations();
    }

    Answer solve(List<double[]> weightings) {
      for (double[] scaled : weightings) {
        price(weights(scaled));
        if (hasBeyond && hasWithin) {
          mix();
        }
      }
      return new Answer(candidates, planner.takeEvaluations());
    }

    private void price(double[] weights) {
      Arrays.fill(price, 0);
      Arrays.fill(low, 0);
      Arrays.fill(high, Double.POSITIVE_INFINITY);
      hasBeyond = false;
      hasWithin = false;
      for (int i = 0; i < PRICES_TRIED; i++) {
        double[] priced = weights.clone();
        for (int j = 0; j < priced.length; j++) {
          priced[j] += price[j] / size[j];
        }
        begin(priced, i == 0);
        planner.improve(priced, plan, ROUNDS, PASSES);
        double overrun = planner.evaluate(plan, values);
        add(overrun);
        if (overrun > 0 || (take() && isFree())) {
          return;
        }
        reprice();
      }
    }

    /** Begins at the linear picture, then at what is known to be best at the prices. */
    private void begin(double[] priced, boolean first) {
      if (first) {
        planner.solveLinear(priced, plan);
        return;
      }
      EvaluatedPlan best = known.get(0);
      double least = Double.POSITIVE_INFINITY;
      for (EvaluatedPlan one : known) {
        double worth = worth(priced, one.objectives().toArray());
        if (worth < least) {
          least = worth;
          best = one;
        }
      }
      if (least < worth(priced, values)) {
        problem.copy(best.plan(), plan);
      }
    }

    private void add(double overrun) {
      candidates.add(new Candidate(ObjectiveVector.of(values), overrun, problem.toPlan(plan)));
    }

    /** Keeps the plan as the last within or beyond; tells whether it is within. */
    private boolean take() {
      boolean admitted = limits.admit(ObjectiveVector.of(values));
      (admitted ? within : beyond).set(plan);
      hasWithin |= admitted;
      hasBeyond |= !admitted;
      return admitted;
    }

    private boolean isFree() {
      for (double one : price) {
        if (one > 0) {
          return false;
        }
      }
      return true;
    }

    private void reprice() {
      limits
          .most()
          .forEach(
              (objective, limit) -> {
                int j = objective.index();
                if (values[j] > limit) {
                  low[j] = price[j];
                } else {
                  high[j] = price[j];
                }
                boolean open = high[j] == Double.POSITIVE_INFINITY;
                price[j] = open ? Math.max(FIRST_PRICE, 4 * price[j]) : (low[j] + high[j]) / 2;
              });
    }

    /** Tries plans between the last one beyond and the last within, as near the first as may be. */
    private void mix() {
      double inside = 0;
      double outside = 1;
      for (int i = 0; i < MIXTURES_TRIED; i++) {
        double part = (inside + outside) / 2;
        plan.mix(within, beyond, part);
        plan.normalise(problem);
        problem.powerLeast(plan);
        double overrun = planner.evaluate(plan, values);
        add(overrun);
        if (overrun == 0 && limits.admit(ObjectiveVector.of(values))) {
          inside = part;
        } else {
          outside = part;
        }
      }
    }
  }

  private static double worth(double[] weights, double[] values) {
    double sum = 0;
    for (int j = 0; j < weights.length; j++) {
      sum += weights[j] * values[j];
    }
    return sum;
  }
}
