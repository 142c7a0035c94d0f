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

  /** What a point came from: a plan made by a rule, or a genome. */
  private record Maker(Optional<RoutingPlan> plan, Optional<Genome> genome) {}

  /** Makes an empty archive. */
  public PlanArchive(PlanningProblem problem, GenomeDecoder decoder) {
    this.problem = problem;
    this.decoder = decoder;
  }

  /** Offers the plan of a genome with its objectives. */
  public void offer(double[] objectives, Genome genome) {
    archive.offer(objectives, new Maker(Optional.empty(), Optional.of(genome)));
  }

  /** Offers a plan made by a rule. */
  public void offer(EvaluatedPlan plan) {
    archive.offer(
        plan.objectives().toArray(), new Maker(Optional.of(plan.plan()), Optional.empty()));
  }

  /** Returns how many plans it holds. */
  public int size() {
    return archive.size();
  }

  /**
   * Returns the plans that stand for all, named p001, p002, ... by rising TTFT, and their genomes.
   *
   * @param size plans at most
   */
  public Menu menu(int size) {
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
