package io.slit.core.search.nsga2;

import java.util.List;
import org.uma.jmetal.algorithm.multiobjective.agemoea.AGEMOEA;
import org.uma.jmetal.algorithm.multiobjective.agemoea.AGEMOEABuilder;
import org.uma.jmetal.solution.doublesolution.DoubleSolution;

/** jMetal's AGE-MOEA (Panichella 2019), which estimates the shape of the front. */
final class GenomeAgeMoea extends AGEMOEA<DoubleSolution> implements GenomeAlgorithm {
  private static final long serialVersionUID = 1L;

  private final transient Setting setting;

  GenomeAgeMoea(Setting setting) {
    super(
        new AGEMOEABuilder<DoubleSolution>(setting.problem())
            .setMaxIterations(Integer.MAX_VALUE)
            .setPopulationSize(setting.population())
            .setCrossoverOperator(Operators.crossover())
            .setMutationOperator(Operators.mutation(setting.problem().numberOfVariables())));
    this.setting = setting;
  }

  @Override
  public void begin() {
    List<DoubleSolution> first = evaluatePopulation(createInitialPopulation());
    setPopulation(replacement(first, List.of()));
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
