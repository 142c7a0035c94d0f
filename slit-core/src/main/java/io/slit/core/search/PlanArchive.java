package io.slit.core.search;

import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.RoutingPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every non-dominated plan a search has seen, kept as the genome it was decoded from.
 *
 * <p>A genome is some hundred bytes where a plan is some thousand; plans are decoded again for the
 * few that are returned. For one thread.
 */
public final class PlanArchive {
  private final PlanningProblem problem;
  private final GenomeDecoder decoder;
  private final NonDominatedArchive<Maker> archive = new NonDominatedArchive<>();
  private double leastOverrun = Double.POSITIVE_INFINITY;
  private @Nullable LastResort lastResort;

  /** What a point came from: a plan made by a rule, or a genome. */
  private record Maker(Optional<RoutingPlan> plan, Optional<Genome> genome) {}

  /** The plan to go by while none is feasible. */
  private record LastResort(ObjectiveVector objectives, Maker maker) {}

  /** Makes an empty archive. */
  public PlanArchive(PlanningProblem problem, GenomeDecoder decoder) {
    this.problem = problem;
    this.decoder = decoder;
  }

  /**
   * Offers the plan of a genome.
   *
   * @param overrun how far it breaks capacity or SLOs; only feasible plans, with 0, are archived
   */
  public void offer(double[] objectives, double overrun, Genome genome) {
    offer(objectives, overrun, new Maker(Optional.empty(), Optional.of(genome)));
  }

  /** Offers a plan made by a rule. */
  public void offer(EvaluatedPlan plan, double overrun) {
    Maker maker = new Maker(Optional.of(plan.plan()), Optional.empty());
    offer(plan.objectives().toArray(), overrun, maker);
  }

  private void offer(double[] objectives, double overrun, Maker maker) {
    if (overrun == 0) {
      archive.offer(objectives, maker);
      leastOverrun = 0;
    } else if (overrun < leastOverrun) {
      leastOverrun = overrun;
      lastResort = new LastResort(ObjectiveVector.of(objectives), maker);
    }
  }

  /** Returns the overrun of the plan that breaks least; 0 once a feasible plan was offered. */
  public double leastOverrun() {
    return leastOverrun;
  }

  /** Returns how many feasible plans it holds. */
  public int size() {
    return archive.size();
  }

  /**
   * Returns the plans that stand for all, named p001, p002, ... by rising TTFT, and their genomes;
   * where none is feasible, the one that breaks least.
   *
   * @param size plans at most
   */
  public Menu menu(int size) {
    if (archive.size() == 0 && lastResort != null) {
      archive.offer(lastResort.objectives().toArray(), lastResort.maker());
    }
    List<double[]> points = new ArrayList<>(archive.size());
    for (int i = 0; i < archive.size(); i++) {
      points.add(archive.point(i));
    }
    List<Integer> picked = new ArrayList<>(MenuPicker.pick(points, size));
    picked.sort(Comparator.comparing(points::get, Arrays::compare));
    List<EvaluatedPlan> plans = new ArrayList<>();
    List<Genome> genomes = new ArrayList<>();
    for (int i : picked) {
      String id = String.format(Locale.ROOT, "p%03d", plans.size() + 1);
      Maker maker = archive.maker(i);
      plans.add(new EvaluatedPlan(id, plan(maker), ObjectiveVector.of(points.get(i))));
      maker.genome().ifPresent(genomes::add);
    }
    return new Menu(plans, genomes);
  }

  private RoutingPlan plan(Maker maker) {
    return maker.plan().orElseGet(() -> decoded(maker.genome().orElseThrow()));
  }

  private RoutingPlan decoded(Genome genome) {
    PlanBuffer buffer = new PlanBuffer(problem);
    decoder.decode(genome, buffer);
    return problem.toPlan(buffer);
  }

  /** The plans that stand for an archive. */
  public record Menu(List<EvaluatedPlan> plans, List<Genome> genomes) {
    /** Copies the lists. */
    public Menu {
      plans = List.copyOf(plans);
      genomes = List.copyOf(genomes);
    }
  }
}
