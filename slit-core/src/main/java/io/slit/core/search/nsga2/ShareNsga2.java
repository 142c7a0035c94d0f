package io.slit.core.search.nsga2;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.uma.jmetal.algorithm.multiobjective.nsgaii.NSGAII;
import org.uma.jmetal.operator.crossover.CrossoverOperator;
import org.uma.jmetal.operator.mutation.MutationOperator;
import org.uma.jmetal.operator.selection.impl.BinaryTournamentSelection;
import org.uma.jmetal.solution.doublesolution.DoubleSolution;
import org.uma.jmetal.util.densityestimator.impl.CrowdingDistanceDensityEstimator;
import org.uma.jmetal.util.evaluator.impl.SequentialSolutionListEvaluator;
import org.uma.jmetal.util.ranking.Ranking;
import org.uma.jmetal.util.ranking.impl.MergeNonDominatedSortRanking;

/** jMetal's NSGA-II with the merge-based ranking, which finds the same fronts in less time. */
final class ShareNsga2 extends NSGAII<DoubleSolution> {
  private static final long serialVersionUID = 1L;

  private final transient BooleanSupplier isOver;
  private final transient Ranks ranks;

  /** How good a solution is: its front, and how lonely it is there. */
  private record Ranks(
      Ranking<DoubleSolution> ranking, CrowdingDistanceDensityEstimator<DoubleSolution> crowding) {
    Comparator<DoubleSolution> order() {
      return Comparator.<DoubleSolution>comparingInt(ranking::getRank).thenComparing(lonelyFirst());
    }

    Comparator<DoubleSolution> lonelyFirst() {
      return Comparator.<DoubleSolution>comparingDouble(crowding::value).reversed();
    }
  }

  ShareNsga2(
      ShareProblem problem,
      int population,
      CrossoverOperator<DoubleSolution> crossover,
      MutationOperator<DoubleSolution> mutation,
      BooleanSupplier isOver) {
    this(
        problem,
        population,
        crossover,
        mutation,
        isOver,
        new Ranks(new MergeNonDominatedSortRanking<>(), new CrowdingDistanceDensityEstimator<>()));
  }

  private ShareNsga2(
      ShareProblem problem,
      int population,
      CrossoverOperator<DoubleSolution> crossover,
      MutationOperator<DoubleSolution> mutation,
      BooleanSupplier isOver,
      Ranks ranks) {
    super(
        problem,
        Integer.MAX_VALUE,
        population,
        population,
        population,
        crossover,
        mutation,
        new BinaryTournamentSelection<>(ranks.order()),
        new SequentialSolutionListEvaluator<>());
    this.isOver = isOver;
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
    return isOver.getAsBoolean();
  }

  @Override
  protected List<DoubleSolution> replacement(
      List<DoubleSolution> population, List<DoubleSolution> offspring) {
    List<DoubleSolution> joint = new ArrayList<>(population);
    joint.addAll(offspring);
    return best(joint);
  }

  private List<DoubleSolution> best(List<DoubleSolution> solutions) {
    ranks.ranking().compute(solutions);
    List<DoubleSolution> kept = new ArrayList<>(getMaxPopulationSize());
    for (int rank = 0; rank < ranks.ranking().getNumberOfSubFronts(); rank++) {
      List<DoubleSolution> front = new ArrayList<>(ranks.ranking().getSubFront(rank));
      ranks.crowding().compute(front);
      front.sort(ranks.lonelyFirst());
      kept.addAll(front.subList(0, Math.min(front.size(), getMaxPopulationSize() - kept.size())));
    }
    return kept;
  }
}
