package io.slit.core.search.nsga2;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.search.Candidate;
import io.slit.core.search.Genome;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.SearchRun;
import io.slit.core.search.lp.PricedGenomes;
import io.slit.core.search.lp.SearchContext;
import io.slit.core.search.lp.WeightedPlanner;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An evolutionary algorithm over {@link PricedGenomes}, whose plans are improved before they are
 * compared.
 */
public final class Evolution {
  /** Which algorithm chooses who survives. */
  public enum Kind {
    /** NSGA-II (Deb et al. 2002). */
    NSGA2,
    /** NSGA-III (Deb and Jain 2014). */
    NSGA3,
    /** AGE-MOEA (Panichella 2019). */
    AGE_MOEA
  }

  private static final int POPULATION = 48;
  private static final int PIECE = 6;
  private static final int ROUNDS = 4;
  private static final int PASSES = 3;

  private final Kind kind;
  private final SearchContext context;
  private final SearchRun run;
  private final PricedGenomes genomes;
  private final Random random;
  private final List<Candidate> found = new ArrayList<>();
  private @Nullable GenomeAlgorithm algorithm;

  /** Makes an evolution that offers what it finds to a run. */
  public Evolution(Kind kind, SearchContext context, long seed) {
    this.kind = kind;
    this.context = context;
    this.run = context.run();
    this.genomes = new PricedGenomes(run.problem(), context.scale());
    this.random = ThreadRandom.seed(seed);
  }

  /** Evolves from some weightings until the run is over. */
  public void evolve(List<double[]> weightings) {
    while (!run.isOver()) {
      generation(weightings);
    }
  }

  /**
   * Makes one generation.
   *
   * @param weightings that the first population begins with
   */
  public void generation(List<double[]> weightings) {
    if (algorithm == null) {
      algorithm = begun(weightings);
    } else {
      algorithm.generation();
    }
  }

  /** Returns the plans found since the last call. */
  public List<Candidate> takeFound() {
    List<Candidate> taken = List.copyOf(found);
    found.clear();
    return taken;
  }

  private GenomeAlgorithm begun(List<double[]> weightings) {
    List<Genome> known = new ArrayList<>();
    int step = Math.max(1, weightings.size() / POPULATION);
    for (int i = 0; i < weightings.size() && known.size() < POPULATION; i += step) {
      known.add(genomes.weighing(weightings.get(i)));
    }
    Iterator<Genome> starts =
        Stream.concat(known.stream(), Stream.generate(this::anyGenome)).iterator();
    GenomeProblem problem = new GenomeProblem(genomes.genes(), context.scale().size(), starts);
    GenomeAlgorithm first =
        algorithm(new GenomeAlgorithm.Setting(problem, POPULATION, run::isOver, this::evaluate));
    first.begin();
    return first;
  }

  private GenomeAlgorithm algorithm(GenomeAlgorithm.Setting setting) {
    return switch (kind) {
      case NSGA2 -> new RankedNsga2(setting);
      case NSGA3 -> new GenomeNsga3(setting);
      case AGE_MOEA -> new GenomeAgeMoea(setting);
    };
  }

  private Genome anyGenome() {
    double[] genes = new double[genomes.genes()];
    for (int i = 0; i < genes.length; i++) {
      genes[i] = random.nextDouble();
    }
    return Genome.of(genes);
  }

  /** A plan of a genome; what it cost to make. */
  private record Made(List<Candidate> candidates, int evaluations) {}

  /** Evaluates genomes; returns their scaled objectives, made worse by what they overrun. */
  private List<double[]> evaluate(List<Genome> generation) {
    List<Supplier<Made>> tasks = new ArrayList<>();
    for (int from = 0; from < generation.size(); from += PIECE) {
      List<Genome> some = generation.subList(from, Math.min(generation.size(), from + PIECE));
      tasks.add(() -> context.planners().with(planner -> make(planner, some)));
    }
    List<double[]> values = new ArrayList<>();
    for (Made made : run.workers().all(tasks)) {
      int infeasible = 0;
      for (Candidate candidate : made.candidates()) {
        run.offer(candidate);
        found.add(candidate);
        infeasible += candidate.overrun() > 0 ? 1 : 0;
        double[] scaled = context.scale().scale(candidate.objectives());
        for (int i = 0; i < scaled.length; i++) {
          scaled[i] += 10 * candidate.overrun();
        }
        values.add(scaled);
      }
      run.count(made.evaluations(), infeasible);
    }
    return values;
  }

  private Made make(WeightedPlanner planner, List<Genome> some) {
    planner.takeEvaluations();
    PlanBuffer plan = new PlanBuffer(run.problem());
    double[] values = new double[Objective.values().length];
    List<Candidate> candidates = new ArrayList<>();
    for (Genome genome : some) {
      genomes.decode(genome, planner, plan);
      genomes.improve(
          genome,
          planner,
          plan,
          context.options().rounds(ROUNDS),
          context.options().passes(PASSES));
      double overrun = planner.evaluate(plan, values);
      candidates.add(
          new Candidate(ObjectiveVector.of(values), overrun, run.problem().toPlan(plan)));
    }
    return new Made(candidates, planner.takeEvaluations());
  }
}
