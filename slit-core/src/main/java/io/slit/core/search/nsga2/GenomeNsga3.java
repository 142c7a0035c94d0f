package io.slit.core.search.nsga2;

import io.slit.core.search.lp.WeightLattice;
import java.util.List;
import org.uma.jmetal.algorithm.multiobjective.nsgaiii.NSGAIII;
import org.uma.jmetal.algorithm.multiobjective.nsgaiii.NSGAIIIBuilder;
import org.uma.jmetal.operator.selection.impl.BinaryTournamentSelection;
import org.uma.jmetal.solution.doublesolution.DoubleSolution;
import org.uma.jmetal.util.comparator.dominanceComparator.impl.DefaultDominanceComparator;

/**
 * jMetal's NSGA-III (Deb and Jain 2014); as many reference points as make its population about as
 * large as asked for.
 */
final class GenomeNsga3 extends NSGAIII<DoubleSolution> implements GenomeAlgorithm {
  private static final long serialVersionUID = 1L;

  private final transient Setting setting;

  GenomeNsga3(Setting setting) {
    super(
        new NSGAIIIBuilder<DoubleSolution>(setting.problem())
            .setMaxIterations(Integer.MAX_VALUE)
            .setNumberOfDivisions(divisions(setting))
            .setCrossoverOperator(Operators.crossover())
            .setMutationOperator(Operators.mutation(setting.problem().numberOfVariables()))
            .setSelectionOperator(
                new BinaryTournamentSelection<>(new DefaultDominanceComparator<>())));
    this.setting = setting;
  }

  /** Returns the fewest divisions whose reference points are as many as the population. */
  private static int divisions(Setting setting) {
    int divisions = 1;
    while (WeightLattice.of(setting.problem().numberOfObjectives(), divisions).size()
        < setting.population()) {
      divisions++;
    }
    return divisions;
  }

  @Override
  public void begin() {
    setPopulation(evaluatePopulation(createInitialPopulation()));
    initProgress();
  }

  @Override
  public void generation() {
    List<DoubleSolution> offspring = reproduction(selection(getPopulation()));
    setPopulation(replacement(getPopulation(), evaluatePopulation(offspring)));
    updateProgress();
  }

  @Override
  protected List<DoubleSolution> evaluatePopulation(List<DoubleSolution> population) {
    return setting.evaluate(population);
  }

  @Override
  protected boolean isStoppingConditionReached() {
    return setting.isOver().getAsBoolean();
  }
}
