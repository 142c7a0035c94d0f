package io.slit.server.bench;

import io.slit.core.pareto.HypervolumeSubset;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.PlanPreference;
import io.slit.core.plan.PlanSelector;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.KnownPlans;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchBudget;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.slit.SlitPlanSearch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How much sooner a search has a front from what the epoch before found than from nothing.
 *
 * <p>Every epoch is searched as a server does, from what the one before knew, with the same
 * evaluations; only the first is searched cold. Beside that each is searched cold and warm for each
 * mark. The reference of an epoch is the union of a long cold and a long warm search. Time is CPU
 * time of the one searching thread, from the call to the menu of plans.
 */
public final class WarmBench {
  private static final double NANOS_PER_MILLI = 1e6;

  private final PlanSearch search = new SlitPlanSearch();
  private final Run run;
  private final Consumer<String> progress;

  /**
   * What is measured.
   *
   * @param epochs of each chain that are measured, after its first
   * @param evaluations of the search that leaves its plans to the next epoch
   * @param marks times to search for
   * @param reference time of each of the two searches of a reference
   * @param warmUp time of each of the two searches before the first that counts
   * @param seed of searches
   */
  public record Run(
      int epochs,
      int evaluations,
      List<Duration> marks,
      Duration reference,
      Duration warmUp,
      long seed) {
    /** Copies the list. */
    public Run {
      marks = List.copyOf(marks);
    }
  }

  /** Takes what to measure, and who is told of each epoch. */
  public WarmBench(Run run, Consumer<String> progress) {
    this.run = run;
    this.progress = progress;
  }

  /** Measures chains of epochs. */
  public WarmFigures measure(List<WarmChain> chains) {
    WarmFigures figures = new WarmFigures(run.marks());
    boolean isWarm = false;
    for (WarmChain chain : chains) {
      PlanningProblem problem = chain.problems().of(0, Optional.empty());
      SearchResult last = search(chain, problem, evaluations(), List.of());
      for (int epoch = 1; epoch <= run.epochs(); epoch++) {
        PlanningProblem next = chain.problems().of(epoch, Optional.of(balanced(last)));
        List<RoutingPlan> known =
            renamed(last.known().best(KnownPlans.WORTH_KEEPING), problem, next);
        problem = next;
        if (!isWarm) {
          search(chain, problem, budget(run.warmUp()), List.of());
          search(chain, problem, budget(run.warmUp()), known);
          isWarm = true;
        }
        progress.accept(measure(chain, problem, known, figures));
        last = search(chain, problem, evaluations(), known);
      }
    }
    return figures;
  }

  private String measure(
      WarmChain chain, PlanningProblem problem, List<RoutingPlan> known, WarmFigures figures) {
    List<double[]> reference = new ArrayList<>();
    for (List<RoutingPlan> start : List.of(List.<RoutingPlan>of(), known)) {
      SearchSettings settings =
          settings(chain, budget(run.reference()), start).withMenuSize(ReferenceFront.MOST_POINTS);
      reference.addAll(points(chain, search.search(problem, settings).plans()));
    }
    ReferenceBox box = ReferenceBox.of(reference);
    double best = bestVolume(box, reference);
    for (Duration mark : run.marks()) {
      for (boolean warm : new boolean[] {false, true}) {
        long start = BenchClock.CPU.nanos();
        List<EvaluatedPlan> plans =
            search(chain, problem, budget(mark), warm ? known : List.of()).plans();
        double millis = (BenchClock.CPU.nanos() - start) / NANOS_PER_MILLI;
        figures.add(warm, millis, box.volume(points(chain, plans)) / best);
      }
    }
    return problem.input().epoch().start() + ": " + figures.endEpoch();
  }

  private static double bestVolume(ReferenceBox box, List<double[]> points) {
    return box.volume(
        HypervolumeSubset.pick(box.scale(points), ReferenceFront.BEST).stream()
            .map(points::get)
            .toList());
  }

  private static List<double[]> points(WarmChain chain, List<EvaluatedPlan> plans) {
    return plans.stream()
        .map(one -> chain.objectives().stream().mapToDouble(one.objectives()::get).toArray())
        .toList();
  }

  private static RoutingPlan balanced(SearchResult result) {
    return PlanSelector.select(result.plans(), new PlanPreference.Balanced()).plan();
  }

  /** Hours of a joint problem are named after their time, so plans take the names of the next. */
  private static List<RoutingPlan> renamed(
      List<RoutingPlan> plans, PlanningProblem from, PlanningProblem to) {
    if (from.shape().equals(to.shape()) || from.pairCount() != to.pairCount()) {
      return plans;
    }
    PlanBuffer buffer = new PlanBuffer(to);
    List<RoutingPlan> renamed = new ArrayList<>();
    for (RoutingPlan plan : plans) {
      from.copy(plan, buffer);
      renamed.add(to.toPlan(buffer));
    }
    return renamed;
  }

  private SearchBudget evaluations() {
    return SearchBudget.ofEvaluations(run.evaluations());
  }

  private static SearchBudget budget(Duration time) {
    return BenchBudget.ofTime(time).on(BenchClock.CPU).begin();
  }

  private SearchResult search(
      WarmChain chain, PlanningProblem problem, SearchBudget budget, List<RoutingPlan> start) {
    return search.search(problem, settings(chain, budget, start));
  }

  private SearchSettings settings(WarmChain chain, SearchBudget budget, List<RoutingPlan> start) {
    return SearchSettings.of(budget, run.seed())
        .withObjectives(chain.objectives())
        .withWarmStart(start);
  }
}
