package io.slit.core.search.nsga2;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.uma.jmetal.algorithm.multiobjective.nsgaii.NSGAII;
import org.uma.jmetal.operator.crossover.CrossoverOperator;
import org.uma.jmetal.operator.mutation.MutationOperator;
import org.uma.jmetal.operator.selection.impl.BinaryTournamentSelection;
import org.uma.jmetal.solution.doublesolution.DoubleSolution;
import org.uma.jmetal.util.evaluator.impl.SequentialSolutionListEvaluator;

/** jMetal's NSGA-II with the merge-based ranking, which finds the same fronts in less time. */
final class ShareNsga2 extends NSGAII<DoubleSolution> {
  private static final long serialVersionUID = 1L;

  private final transient BooleanSupplier isOver;
  private final transient Ranks ranks;

  ShareNsga2(
      ShareProblem problem,
      int population,
      CrossoverOperator<DoubleSolution> crossover,
      MutationOperator<DoubleSolution> mutation,
      BooleanSupplier isOver) {
    this(problem, population, crossover, mutation, isOver, new Ranks());
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
      ranks.best(evaluated, getMaxPopulationSize());
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
    return ranks.best(joint, getMaxPopulationSize());
  }
}
