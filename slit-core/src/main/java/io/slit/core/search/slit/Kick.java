package io.slit.core.search.slit;

import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.PlanningProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A place to look for a better plan: a weighting, and prices at a few deployments that push the
 * best known plan out of its local optimum.
 *
 * <p>About {@value #PRICED} deployments of every part look dearer or cheaper by a log-normal
 * factor, or are closed or wide open; the plan goes {@value #LEAST_WAY} to {@value #MOST_WAY} of
 * the way to where these prices draw it.
 */
final class Kick {
  private static final double PRICED = 3.6;
  private static final double CLOSED_OR_OPEN = 0.3;
  private static final double CLOSED = 50;
  private static final double DEVIATION = 0.4;
  private static final double LEAST_WAY = 0.2;
  private static final double MOST_WAY = 0.6;
  private static final double NEAR = 0.2;
  private static final double NEIGHBOUR = 0.3;

  /** What objectives of no weight still count, so that ties are broken to their good. */
  private static final double TIE_BREAK = 1e-4;

  private final double[] weights;
  private final double[] neighbour;
  private final List<double[]> factors;
  private final double way;

  private Kick(double[] weights, double[] neighbour, List<double[]> factors, double way) {
    this.weights = weights;
    this.neighbour = neighbour;
    this.factors = factors;
    this.way = way;
  }

  /**
   * Draws a kick near one of some weightings of the scaled objectives.
   *
   * @param choices how many sets of prices to choose from
   */
  static Kick draw(
      Random random, List<double[]> weightings, PlanningProblem problem, int parts, int choices) {
    double[] node = weightings.get(random.nextInt(weightings.size()));
    double[] weights = near(random, node, NEAR);
    double[] neighbour = near(random, weights, NEIGHBOUR);
    List<double[]> factors = new ArrayList<>();
    factors.add(factors(random, problem, parts));
    double way = LEAST_WAY + (MOST_WAY - LEAST_WAY) * random.nextDouble();
    while (factors.size() < choices) {
      factors.add(factors(random, problem, parts));
    }
    return new Kick(weights, neighbour, factors, way);
  }

  private static double[] factors(Random random, PlanningProblem problem, int parts) {
    double[] factors = new double[problem.deployments()];
    double chance = PRICED * parts / factors.length;
    for (int k = 0; k < factors.length; k++) {
      factors[k] = random.nextDouble() < chance ? factor(random) : 1;
    }
    return factors;
  }

  private static double factor(Random random) {
    if (random.nextDouble() < CLOSED_OR_OPEN) {
      return random.nextBoolean() ? CLOSED : 1 / CLOSED;
    }
    return Math.exp(DEVIATION * random.nextGaussian());
  }

  /** Mixes weights with ones that are drawn evenly from all. */
  private static double[] near(Random random, double[] weights, double most) {
    double[] drawn = new double[weights.length];
    double sum = 0;
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = -Math.log(1 - random.nextDouble());
      sum += drawn[i];
    }
    double part = most * random.nextDouble();
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = (1 - part) * weights[i] + part * drawn[i] / sum + TIE_BREAK;
    }
    return drawn;
  }

  /** Returns the weights of all objectives, in their units. */
  double[] weights(ObjectiveScale scale) {
    return scale.unscale(weights);
  }

  /** Returns the weights of all objectives at a part of the way to a neighbouring weighting. */
  double[] weightsTowards(ObjectiveScale scale, double part) {
    double[] mixed = new double[weights.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = (1 - part) * weights[i] + part * neighbour[i];
    }
    return scale.unscale(mixed);
  }

  /** Returns the weights of the scaled objectives. */
  double[] scaledWeights() {
    return weights.clone();
  }

  /** Returns how dear each deployment looks by the first of the choices; 1 is its true price. */
  double[] factors() {
    return factors.get(0).clone();
  }

  /** Returns all sets of prices to choose from. */
  List<double[]> choices() {
    return factors.stream().map(double[]::clone).toList();
  }

  /** Returns how far to go towards where the prices draw. */
  double way() {
    return way;
  }
}
