package io.slit.core.search.nsga2;

import io.slit.core.pareto.Objective;
import io.slit.core.search.Genome;
import io.slit.core.search.GenomeDecoder;
import io.slit.core.search.PlanArchive;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanningProblem;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.uma.jmetal.problem.doubleproblem.impl.AbstractDoubleProblem;
import org.uma.jmetal.solution.doublesolution.DoubleSolution;

/**
 * Planning as jMetal sees it: genes in [0, 1], objectives of the decoded plan.
 *
 * <p>Every plan evaluated is offered to the archive. jMetal's ranking does not look at constraints,
 * so an infeasible plan is pushed behind every feasible one by {@value #PENALTY} times its overrun.
 */
final class GenomeProblem extends AbstractDoubleProblem {
  private static final long serialVersionUID = 1L;
  private static final double PENALTY = 1e6;

  private final transient GenomeDecoder decoder;
  private final transient PlanEvaluator evaluator;
  private final transient PlanBuffer buffer;
  private final transient PlanArchive archive;
  private final transient Iterator<Genome> starts;
  private final double[] objectives = new double[Objective.values().length];
  private int evaluations;
  private int infeasible;

  GenomeProblem(
      PlanningProblem problem,
      GenomeDecoder decoder,
      PlanArchive archive,
      Iterator<Genome> starts) {
    this.decoder = decoder;
    this.evaluator = new PlanEvaluator(problem);
    this.buffer = new PlanBuffer(problem);
    this.archive = archive;
    this.starts = starts;
    name("routing plans");
    numberOfObjectives(objectives.length);
    variableBounds(
        Collections.nCopies(decoder.genes(), 0.0), Collections.nCopies(decoder.genes(), 1.0));
  }

  @Override
  public DoubleSolution createSolution() {
    DoubleSolution solution = super.createSolution();
    Genome start = starts.next();
    for (int i = 0; i < start.size(); i++) {
      solution.variables().set(i, start.get(i));
    }
    return solution;
  }

  @Override
  public DoubleSolution evaluate(DoubleSolution solution) {
    Genome genome = genome(solution.variables());
    decoder.decode(genome, buffer);
    double overrun = evaluator.evaluate(buffer, objectives);
    archive.offer(objectives, overrun, genome);
    evaluations++;
    infeasible += overrun == 0 ? 0 : 1;
    for (int i = 0; i < objectives.length; i++) {
      solution.objectives()[i] = (float) (objectives[i] + PENALTY * overrun);
    }
    return solution;
  }

  private static Genome genome(List<Double> variables) {
    double[] genes = new double[variables.size()];
    for (int i = 0; i < genes.length; i++) {
      genes[i] = variables.get(i);
    }
    return Genome.of(genes);
  }

  int evaluations() {
    return evaluations;
  }

  int infeasible() {
    return infeasible;
  }
}
