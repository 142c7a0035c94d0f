package io.slit.core.search;

import io.slit.core.pareto.Objective;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes a plan of a genome: what the operator values, what each deployment is made to cost, how
 * much is spread, and which deployments keep spare units on.
 *
 * <p>Genes, each in [0, 1]: {@link LinearCosts#CRITERIA} weights (squared and normalised); one
 * spread (its upper half, squared: the part of every class that goes to all deployments by
 * capacity); a price for each deployment (0.5 is none); spare units for each deployment (squared
 * part of those not needed; none where burning energy pays, so that no plan burns it for nothing).
 * A plan searched this way has tens of genes instead of classes x deployments, and every genome
 * decodes to rows that sum to 1 over allowed pairs, within capacity wherever {@link CapacityFill}
 * finds room. One instance per thread.
 */
public final class GenomeDecoder {
  private static final int SPREAD = LinearCosts.CRITERIA;
  private static final int PRICES = SPREAD + 1;
  private static final double NO_PRICE = 0.5;

  private final PlanningProblem problem;
  private final LinearCosts costs;
  private final CapacityFill filler;
  private final double[] even;
  private final double[] weights = new double[LinearCosts.CRITERIA];
  private final double[] scores;

  /** Makes a decoder for a problem. */
  public GenomeDecoder(PlanningProblem problem, LinearCosts costs) {
    this.problem = problem;
    this.costs = costs;
    this.filler = new CapacityFill(problem);
    this.scores = new double[problem.pairCount()];
    this.even = even();
  }

  private double[] even() {
    PlanBuffer plan = new PlanBuffer(problem);
    BaselinePlans.spreadEvenly(problem, plan, true);
    Arrays.fill(weights, 0);
    weights[LinearCosts.NETWORK] = 1;
    costs.score(weights, scores);
    filler.fill(scores, plan);
    return plan.shares;
  }

  /** Returns how many genes a genome has. */
  public int genes() {
    return PRICES + 2 * problem.deployments();
  }

  /** Returns the genome that only values some criteria, all else neutral. */
  public Genome valuing(double... criteriaWeights) {
    double[] genes = new double[genes()];
    System.arraycopy(criteriaWeights, 0, genes, 0, LinearCosts.CRITERIA);
    Arrays.fill(genes, PRICES, PRICES + problem.deployments(), NO_PRICE);
    return Genome.of(genes);
  }

  /**
   * Returns the genome that values criteria in these proportions and makes deployments cost.
   *
   * @param criteriaWeights not negative, not all 0
   * @param prices by deployment, in weighted and scaled cost of a request where weights sum to 1;
   *     only their differences count, and differences beyond 1 are cut
   */
  public Genome pricing(double[] criteriaWeights, double[] prices) {
    double[] genes = new double[genes()];
    double largest = Arrays.stream(criteriaWeights).max().orElse(1);
    for (int i = 0; i < LinearCosts.CRITERIA; i++) {
      genes[i] = Math.sqrt(criteriaWeights[i] / largest);
    }
    double highest = Arrays.stream(prices).max().orElse(0);
    double none = Math.max(0, Math.min(NO_PRICE, 1 - highest));
    for (int k = 0; k < prices.length; k++) {
      genes[PRICES + k] = Math.min(1, Math.max(0, none + prices[k]));
    }
    return Genome.of(genes);
  }

  /** Returns the genome that spreads everything by capacity. */
  public Genome spreading() {
    double[] genes = new double[genes()];
    Arrays.fill(genes, PRICES, PRICES + problem.deployments(), NO_PRICE);
    genes[LinearCosts.NETWORK] = 1;
    genes[SPREAD] = 1;
    return Genome.of(genes);
  }

  /** Returns the genomes that value one criterion alone: each objective, then nearness. */
  public List<Genome> extremes() {
    return IntStream.range(0, LinearCosts.CRITERIA)
        .mapToObj(
            criterion -> {
              double[] one = new double[LinearCosts.CRITERIA];
              one[criterion] = 1;
              return valuing(one);
            })
        .toList();
  }

  /**
   * Decodes a genome into a plan.
   *
   * @param genes in [0, 1], as many as {@link #genes()}
   * @param plan receives the plan
   */
  public void decode(Genome genes, PlanBuffer plan) {
    setWeights(genes);
    costs.score(weights, scores);
    for (int p = 0; p < scores.length; p++) {
      scores[p] += genes.get(PRICES + problem.pairs.deployment[p]) - NO_PRICE;
    }
    double spread = spread(genes.get(SPREAD));
    for (int p = 0; p < scores.length; p++) {
      plan.shares[p] = spread * even[p];
    }
    filler.fill(scores, plan);
    addSpareUnits(genes, plan);
  }

  /** Nothing in the lower half, so that small changes do not power every deployment. */
  private static double spread(double gene) {
    double upper = Math.max(0, 2 * gene - 1);
    return upper * upper;
  }

  private void setWeights(Genome genes) {
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = genes.get(i) * genes.get(i);
      total += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] = total == 0 ? 1.0 / Objective.values().length : weights[i] / total;
    }
  }

  private void addSpareUnits(Genome genes, PlanBuffer plan) {
    int first = PRICES + problem.deployments();
    for (int k = 0; k < plan.units.length; k++) {
      double part = genes.get(first + k);
      int spare = rewardsBurning(k) ? 0 : problem.pools.units[k] - plan.units[k];
      plan.units[k] += (int) (part * (spare + 1) * 0.999999);
    }
  }

  /** Tells whether idling pays: where price or marginal intensity is negative. */
  private boolean rewardsBurning(int k) {
    return problem.pools.costUsdPerItKwh[k] < 0 || problem.pools.carbonGramsPerItKwh[k] < 0;
  }
}
