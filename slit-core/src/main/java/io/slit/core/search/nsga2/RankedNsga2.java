package io.slit.core.search.nsga2;

import java.util.ArrayList;
import java.util.List;
import org.uma.jmetal.algorithm.multiobjective.nsgaii.NSGAII;
import org.uma.jmetal.operator.selection.impl.BinaryTournamentSelection;
import org.uma.jmetal.solution.doublesolution.DoubleSolution;
import org.uma.jmetal.util.evaluator.impl.SequentialSolutionListEvaluator;

/**
 * jMetal's NSGA-II (Deb et al. 2002) with its merge-based ranking, which is several times faster
 * than the default, and with a budget that can end it between generations.
 */
final class RankedNsga2 extends NSGAII<DoubleSolution> implements GenomeAlgorithm {
  private static final long serialVersionUID = 1L;

  private final transient Ranks ranks;
  private final transient Setting setting;

  RankedNsga2(Setting setting) {
    this(setting, new Ranks());
  }

  private RankedNsga2(Setting setting, Ranks ranks) {
    super(
        setting.problem(),
        Integer.MAX_VALUE,
        setting.population(),
        setting.population(),
        setting.population(),
        Operators.crossover(),
        Operators.mutation(setting.problem().numberOfVariables()),
        new BinaryTournamentSelection<>(ranks.order()),
        new SequentialSolutionListEvaluator<>());
    this.setting = setting;
    this.ranks = ranks;
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
    setting.evaluate(population);
    if (evaluations == 0) {
      ranks.best(population, getMaxPopulationSize());
    }
    return population;
  }

  @Override
  protected boolean isStoppingConditionReached() {
    return setting.isOver().getAsBoolean();
  }

  @Override
  protected List<DoubleSolution> replacement(
      List<DoubleSolution> population, List<DoubleSolution> offspring) {
    List<DoubleSolution> joint = new ArrayList<>(population);
    joint.addAll(offspring);
    return ranks.best(joint, getMaxPopulationSize());
  }
}
