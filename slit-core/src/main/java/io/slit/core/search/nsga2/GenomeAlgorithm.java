package io.slit.core.search.nsga2;

import io.slit.core.search.Genome;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.uma.jmetal.solution.doublesolution.DoubleSolution;

/** An evolutionary algorithm of jMetal that is led generation by generation. */
interface GenomeAlgorithm {
  /** Makes and evaluates the first population. */
  void begin();

  /** Makes one further generation. */
  void generation();

  /**
   * What an algorithm is given.
   *
   * @param problem its genomes
   * @param population its size, about
   * @param isOver asked between generations
   * @param values of the objectives of the genomes of a generation
   */
  record Setting(
      GenomeProblem problem,
      int population,
      BooleanSupplier isOver,
      Function<List<Genome>, List<double[]>> values) {
    /** Evaluates solutions. */
    List<DoubleSolution> evaluate(List<DoubleSolution> solutions) {
      List<double[]> found = values.apply(solutions.stream().map(GenomeProblem::genome).toList());
      for (int i = 0; i < found.size(); i++) {
        double[] objectives = solutions.get(i).objectives();
        System.arraycopy(found.get(i), 0, objectives, 0, objectives.length);
      }
      return solutions;
    }
  }
}
