package io.slit.core.search.nsga2;

import io.slit.core.search.Genome;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.uma.jmetal.problem.doubleproblem.impl.AbstractDoubleProblem;
import org.uma.jmetal.solution.doublesolution.DoubleSolution;

/** Genomes as jMetal sees them: numbers in [0, 1], and the scaled objectives that differ. */
final class GenomeProblem extends AbstractDoubleProblem {
  private static final long serialVersionUID = 1L;

  private final transient Iterator<Genome> starts;

  /**
   * Makes the problem.
   *
   * @param starts where the population begins, without end
   */
  GenomeProblem(int genes, int objectives, Iterator<Genome> starts) {
    this.starts = starts;
    numberOfObjectives(objectives);
    variableBounds(Collections.nCopies(genes, 0.0), Collections.nCopies(genes, 1.0));
  }

  @Override
  public DoubleSolution createSolution() {
    DoubleSolution solution = super.createSolution();
    set(solution, starts.next());
    return solution;
  }

  static void set(DoubleSolution solution, Genome genome) {
    for (int i = 0; i < genome.size(); i++) {
      solution.variables().set(i, genome.get(i));
    }
  }

  static Genome genome(DoubleSolution solution) {
    List<Double> variables = solution.variables();
    double[] genes = new double[variables.size()];
    for (int i = 0; i < genes.length; i++) {
      genes[i] = variables.get(i);
    }
    return Genome.of(genes);
  }

  /** Solutions are evaluated by generations, several at a time. */
  @Override
  public DoubleSolution evaluate(DoubleSolution solution) {
    throw new IllegalStateException("Genomes are evaluated by whole generations.");
  }
}
