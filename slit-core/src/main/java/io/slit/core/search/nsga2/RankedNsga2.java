package io.slit.core.search.nsga2;

import io.slit.core.search.SearchBudget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.uma.jmetal.algorithm.multiobjective.nsgaii.NSGAII;
import org.uma.jmetal.operator.crossover.impl.SBXCrossover;
import org.uma.jmetal.operator.mutation.impl.PolynomialMutation;
import org.uma.jmetal.operator.selection.impl.BinaryTournamentSelection;
import org.uma.jmetal.solution.doublesolution.DoubleSolution;
import org.uma.jmetal.util.densityestimator.impl.CrowdingDistanceDensityEstimator;
import org.uma.jmetal.util.evaluator.impl.SequentialSolutionListEvaluator;
import org.uma.jmetal.util.ranking.Ranking;
import org.uma.jmetal.util.ranking.impl.MergeNonDominatedSortRanking;

/**
 * jMetal's NSGA-II (Deb et al. 2002) with its merge-based ranking, which is several times faster
 * than the default, and with a budget that can end it between generations.
 */
final class RankedNsga2 extends NSGAII<DoubleSolution> {
  private static final long serialVersionUID = 1L;
  private static final double CROSSOVER_PROBABILITY = 0.9;
  private static final double DISTRIBUTION_INDEX = 20;

  private final transient Ranks ranks;
  private final transient SearchBudget budget;
  private boolean timeIsUp;

  /** How good a solution is: its front, and how lonely it is there. */
  private record Ranks(
      Ranking<DoubleSolution> ranking, CrowdingDistanceDensityEstimator<DoubleSolution> crowding) {
    Comparator<DoubleSolution> order() {
      return Comparator.<DoubleSolution>comparingInt(ranking::getRank)
          .thenComparing(Comparator.<DoubleSolution>comparingDouble(crowding::value).reversed());
    }
  }

  static RankedNsga2 of(GenomeProblem problem, int populationSize, SearchBudget budget) {
    return new RankedNsga2(
        problem,
        populationSize,
        budget,
        new Ranks(new MergeNonDominatedSortRanking<>(), new CrowdingDistanceDensityEstimator<>()));
  }

  private RankedNsga2(GenomeProblem problem, int populationSize, SearchBudget budget, Ranks ranks) {
    super(
        problem,
        budget.evaluations(),
        populationSize,
        populationSize,
        populationSize,
        new SBXCrossover(CROSSOVER_PROBABILITY, DISTRIBUTION_INDEX),
        new PolynomialMutation(1.0 / problem.numberOfVariables(), DISTRIBUTION_INDEX),
        new BinaryTournamentSelection<>(ranks.order()),
        new SequentialSolutionListEvaluator<>());
    this.budget = budget;
    this.ranks = ranks;
  }

  @Override
  protected List<DoubleSolution> evaluatePopulation(List<DoubleSolution> population) {
    List<DoubleSolution> evaluated = super.evaluatePopulation(population);
    if (evaluations == 0) {
      best(evaluated);
    }
    return evaluated;
  }

  @Override
  protected boolean isStoppingConditionReached() {
    timeIsUp = budget.timeIsUp().getAsBoolean();
    return timeIsUp || super.isStoppingConditionReached();
  }

  @Override
  protected List<DoubleSolution> replacement(
      List<DoubleSolution> population, List<DoubleSolution> offspring) {
    List<DoubleSolution> joint = new ArrayList<>(population);
    joint.addAll(offspring);
    return best(joint);
  }

  /** Ranks solutions and keeps the best, as many as the population holds. */
  private List<DoubleSolution> best(List<DoubleSolution> solutions) {
    ranks.ranking().compute(solutions);
    List<DoubleSolution> kept = new ArrayList<>(getMaxPopulationSize());
    for (int rank = 0; rank < ranks.ranking().getNumberOfSubFronts(); rank++) {
      List<DoubleSolution> front = ranks.ranking().getSubFront(rank);
      ranks.crowding().compute(front);
      int room = getMaxPopulationSize() - kept.size();
      if (front.size() > room) {
        front = new ArrayList<>(front);
        front.sort(ranks.crowding().comparator());
        front = front.subList(0, room);
      }
      kept.addAll(front);
    }
    return kept;
  }

  boolean endedByTime() {
    return timeIsUp;
  }
}
