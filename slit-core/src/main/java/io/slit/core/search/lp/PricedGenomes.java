package io.slit.core.search.lp;

import io.slit.core.search.Genome;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningProblem;
import java.util.Arrays;

/**
 * Makes plans of genomes: what the operator values, and how dear each deployment is made to look.
 *
 * <p>Genes, each in [0, 1]: a weight for each objective that differs (squared, then normalised),
 * and a price for each deployment: 0.5 leaves its scores as they are, others divide or multiply
 * them by up to {@value #MOST_FACTOR}, and above {@value #CLOSED} it is closed as far as the demand
 * allows. The linear picture under these prices is solved exactly, so every genome is a plan within
 * capacity; successive linear programs and moves of shares under the true prices follow.
 */
public final class PricedGenomes {
  private static final double NO_PRICE = 0.5;
  private static final double MOST_FACTOR = 2.5;
  private static final double CLOSED = 0.95;
  private static final double CLOSED_FACTOR = 50;

  private final PlanningProblem problem;
  private final ObjectiveScale scale;

  /** Makes a decoder for a problem. */
  public PricedGenomes(PlanningProblem problem, ObjectiveScale scale) {
    this.problem = problem;
    this.scale = scale;
  }

  /** Returns how many genes a genome has. */
  public int genes() {
    return scale.size() + problem.deployments();
  }

  /** Returns the genome that weighs the scaled objectives so, at true prices. */
  public Genome weighing(double[] weights) {
    double[] genes = new double[genes()];
    Arrays.fill(genes, NO_PRICE);
    double largest = Arrays.stream(weights).max().orElse(1);
    for (int i = 0; i < weights.length; i++) {
      genes[i] = Math.sqrt(Math.max(0, weights[i] / largest));
    }
    return Genome.of(genes);
  }

  /** Returns the weights that a genome gives the scaled objectives; they sum to 1. */
  public double[] weights(Genome genome) {
    double[] weights = new double[scale.size()];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = genome.get(i) * genome.get(i) + 1e-5;
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private double[] factors(Genome genome) {
    double[] factors = new double[problem.deployments()];
    for (int k = 0; k < factors.length; k++) {
      double gene = genome.get(scale.size() + k);
      factors[k] =
          gene > CLOSED ? CLOSED_FACTOR : Math.pow(MOST_FACTOR, (gene - NO_PRICE) / NO_PRICE);
    }
    return factors;
  }

  /** Makes the plan of the linear picture under the genome's prices. */
  public void decode(Genome genome, WeightedPlanner planner, PlanBuffer plan) {
    planner.solvePriced(scale.unscale(weights(genome)), factors(genome), plan);
  }

  /** Improves a decoded plan under the genome's weights and true prices. */
  public void improve(
      Genome genome, WeightedPlanner planner, PlanBuffer plan, int rounds, int passes) {
    planner.improve(scale.unscale(weights(genome)), plan, rounds, passes);
  }
}
