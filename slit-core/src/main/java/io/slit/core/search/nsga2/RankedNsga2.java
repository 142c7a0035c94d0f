package io.slit.core.search.nsga2;

import io.slit.core.search.Genome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.uma.jmetal.algorithm.multiobjective.nsgaii.NSGAII;
import org.uma.jmetal.operator.crossover.impl.SBXCrossover;
import org.uma.jmetal.operator.mutation.impl.PolynomialMutation;
import org.uma.jmetal.operator.selection.impl.BinaryTournamentSelection;
import org.uma.jmetal.solution.doublesolution.DoubleSolution;
import org.uma.jmetal.util.evaluator.impl.SequentialSolutionListEvaluator;

/**
 * jMetal's NSGA-II (Deb et al. 2002) with its merge-based ranking, which is several times faster
 * than the default, and with a budget that can end it between generations.
 */
final class RankedNsga2 extends NSGAII<DoubleSolution> {
  private static final long serialVersionUID = 1L;
  private static final double CROSSOVER_PROBABILITY = 0.9;
  private static final double DISTRIBUTION_INDEX = 20;

  private final transient Ranks ranks;
  private final transient BooleanSupplier isOver;
  private final transient Function<List<Genome>, List<double[]>> values;

  /**
   * Makes the algorithm.
   *
   * @param isOver asked between generations
   * @param values of the objectives of the genomes of a generation
   */
  static RankedNsga2 of(
      GenomeProblem problem,
      int populationSize,
      BooleanSupplier isOver,
      Function<List<Genome>, List<double[]>> values) {
    Ranks ranks = new Ranks();
    return new RankedNsga2(problem, populationSize, isOver, values, ranks);
  }

  private RankedNsga2(
      GenomeProblem problem,
      int populationSize,
      BooleanSupplier isOver,
      Function<List<Genome>, List<double[]>> values,
      Ranks ranks) {
    super(
        problem,
        Integer.MAX_VALUE,
        populationSize,
        populationSize,
        populationSize,
        new SBXCrossover(CROSSOVER_PROBABILITY, DISTRIBUTION_INDEX),
        new PolynomialMutation(1.0 / problem.numberOfVariables(), DISTRIBUTION_INDEX),
        new BinaryTournamentSelection<>(ranks.order()),
        new SequentialSolutionListEvaluator<>());
    this.isOver = isOver;
    this.values = values;
    this.ranks = ranks;
  }

  /** Makes and evaluates the first population. */
  void begin() {
    setPopulation(evaluatePopulation(createInitialPopulation()));
    initProgress();
  }

  /** Makes one further generation. */
  void generation() {
    List<DoubleSolution> offspring = reproduction(selection(getPopulation()));
    setPopulation(replacement(getPopulation(), evaluatePopulation(offspring)));
    updateProgress();
  }

  @Override
  protected List<DoubleSolution> evaluatePopulation(List<DoubleSolution> population) {
    List<double[]> found = values.apply(population.stream().map(GenomeProblem::genome).toList());
    for (int i = 0; i < found.size(); i++) {
      System.arraycopy(found.get(i), 0, population.get(i).objectives(), 0, found.get(i).length);
    }
    if (evaluations == 0) {
      ranks.best(population, getMaxPopulationSize());
    }
    return population;
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
