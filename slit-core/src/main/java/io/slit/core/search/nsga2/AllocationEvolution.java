package io.slit.core.search.nsga2;

import io.slit.core.allocation.Allocation;
import io.slit.core.allocation.AllocationGenomes;
import io.slit.core.search.Genome;
import io.slit.core.search.lp.WeightLattice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * NSGA-II over {@link AllocationGenomes}: the front of a metaheuristic, to be held against the
 * exact optimum. It knows no linear program.
 */
public final class AllocationEvolution {
  private static final int POPULATION = 60;
  private static final int LATTICE_STEPS = 6;
  private static final double PENALTY = 10;

  private final AllocationGenomes genomes;
  private final int budget;
  private final Random random;
  private final List<Kept> kept = new ArrayList<>();
  private int evaluations;

  /** A feasible allocation and its scaled terms. */
  private record Kept(AllocationGenomes.Found found, List<Double> scaled) {}

  /**
   * Makes an evolution.
   *
   * @param budget allocations that it may judge, about
   * @param seed the same one gives the same front
   */
  public AllocationEvolution(AllocationGenomes genomes, int budget, long seed) {
    this.genomes = genomes;
    this.budget = budget;
    this.random = ThreadRandom.seed(seed);
  }

  /** Returns the feasible allocations that no other one found is better than everywhere. */
  public List<Allocation> front() {
    Iterator<Genome> starts =
        Stream.concat(weightings(), Stream.generate(this::anyGenome)).iterator();
    GenomeProblem problem = new GenomeProblem(genomes.genes(), genomes.terms().size(), starts);
    GenomeAlgorithm algorithm =
        new RankedNsga2(
            new GenomeAlgorithm.Setting(
                problem, POPULATION, () -> evaluations >= budget, this::evaluate));
    algorithm.begin();
    while (evaluations < budget) {
      algorithm.generation();
    }
    return kept.stream().map(one -> one.found().allocation()).toList();
  }

  /** Returns how many allocations were judged. */
  public int evaluations() {
    return evaluations;
  }

  /** Weights in equal steps, and no prices: half of the first population, spread evenly. */
  private Stream<Genome> weightings() {
    List<double[]> lattice = WeightLattice.of(genomes.weights(), LATTICE_STEPS);
    int count = Math.min(POPULATION / 2, lattice.size());
    return IntStream.range(0, count)
        .mapToObj(i -> lattice.get(i * (lattice.size() - 1) / Math.max(1, count - 1)))
        .map(weights -> Genome.of(genomes.weighing(weights)));
  }

  private Genome anyGenome() {
    double[] genes = new double[genomes.genes()];
    for (int i = 0; i < genes.length; i++) {
      genes[i] = random.nextDouble();
    }
    return Genome.of(genes);
  }

  private List<double[]> evaluate(List<Genome> generation) {
    List<double[]> values = new ArrayList<>();
    for (Genome genome : generation) {
      double[] genes = new double[genome.size()];
      for (int i = 0; i < genes.length; i++) {
        genes[i] = genome.get(i);
      }
      AllocationGenomes.Found found = genomes.decode(genes);
      double[] scaled = genomes.scaled(found);
      if (found.overrun() == 0) {
        offer(found, scaled);
      }
      for (int t = 0; t < scaled.length; t++) {
        scaled[t] += PENALTY * found.overrun();
      }
      values.add(scaled);
      evaluations++;
    }
    return values;
  }

  private void offer(AllocationGenomes.Found found, double[] scaled) {
    List<Double> values = Arrays.stream(scaled).boxed().toList();
    if (kept.stream().noneMatch(one -> isNowhereWorse(one.scaled(), values))) {
      kept.removeIf(one -> isNowhereWorse(values, one.scaled()));
      kept.add(new Kept(found, values));
    }
  }

  private static boolean isNowhereWorse(List<Double> one, List<Double> other) {
    for (int i = 0; i < one.size(); i++) {
      if (one.get(i) > other.get(i)) {
        return false;
      }
    }
    return true;
  }
}
