package io.slit.server.reports;

import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningException;
import io.slit.core.search.PlanningInput;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchBudget;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.lp.LimitedSearch;
import io.slit.core.search.robust.RobustResult;
import io.slit.core.search.robust.RobustSearch;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.workload.Epoch;
import io.slit.server.planning.SearchPace;
import io.slit.server.planning.World;
import io.slit.server.whatif.WhatIf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Finds the fronts of epochs from what was measured over them, or, where plans are judged over
 * scenarios, from what was forecast of them.
 */
public final class Explorer {
  private static final double NANOS_PER_SECOND = 1e9;

  private final World world;
  private final ServingPredictor predictor;
  private final PlanSearch search;
  private final World.Forecasters forecasters;

  /**
   * Makes an explorer of a world.
   *
   * @param forecasters asked only where plans are judged over scenarios
   */
  public Explorer(
      World world, ServingPredictor predictor, PlanSearch search, World.Forecasters forecasters) {
    this.world = world;
    this.predictor = predictor;
    this.search = search;
    this.forecasters = forecasters;
  }

  /**
   * Explores the epoch that holds the instant asked for.
   *
   * @throws io.slit.core.search.PlanningException if a class has no deployment as measured
   * @throws IllegalArgumentException if a what-if leaves a class without a deployment
   */
  public Exploration explore(Question question) {
    long start = System.nanoTime();
    Epoch epoch = world.scenario().time().epochAt(question.at());
    Searched searched = Searched.epoch(compile(question.whatIf(), input(question, epoch)));
    return search(question, searched, SearchPace.budget(question.budget()), start);
  }

  private PlanningInput input(Question question, Epoch epoch) {
    return question
        .robust()
        .map(how -> world.forecast(epoch, epoch.start().minus(how.lead()), forecasters))
        .orElseGet(() -> world.measured(epoch));
  }

  /**
   * Explores the epochs of a period as one problem: a plan of its front plans them all. Each step
   * is one epoch, with the mean demand of the step and the conditions at its start.
   *
   * @param question its instant is not looked at
   * @param progress told the evaluations spent, as they are counted
   */
  public Exploration exploreJointly(Question question, Period period, IntConsumer progress) {
    long start = System.nanoTime();
    List<PlanningProblem> epochs = new ArrayList<>();
    for (Epoch epoch : period.steps()) {
      epochs.add(compile(question.whatIf(), world.measured(epoch)));
    }
    Searched searched = Searched.joint(epochs);
    SearchBudget budget = SearchPace.budget(question.budget(), epochs.size()).telling(progress);
    return search(question.withAt(period.from()), searched, budget, start);
  }

  private Exploration search(
      Question question, Searched searched, SearchBudget budget, long startNanos) {
    SearchSettings settings =
        SearchSettings.of(budget, question.seed())
            .withObjectives(List.copyOf(question.objectives().objectives()));
    PlanSearch within = new LimitedSearch(search, question.limits());
    Optional<RobustResult> robust =
        question
            .robust()
            .map(how -> new RobustSearch(search, how.options()).search(searched.whole(), settings));
    SearchResult result =
        robust.map(RobustResult::shown).orElseGet(() -> within.search(searched.whole(), settings));
    ShownFront front = ShownFront.of(result.plans(), question.limits(), question.objectives());
    double seconds = (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
    return new Exploration(world, question, searched, result, front, robust, seconds);
  }

  private PlanningProblem compile(WhatIf whatIf, PlanningInput measured) {
    try {
      return PlanningProblem.compile(whatIf.applyTo(measured), predictor);
    } catch (PlanningException e) {
      if (whatIf.isNone()) {
        throw e;
      }
      throw new IllegalArgumentException(
          "What if %s: %s Or take back a what-if: maybe a site is left out that a residency needs."
              .formatted(String.join("; ", whatIf.texts()), e.getMessage()),
          e);
    }
  }

  /**
   * Explores the epochs of a period one after the other; each finds what it would find alone.
   *
   * @param question its instant is not looked at
   * @param progress told after each epoch
   */
  public ExploredPeriod explore(Question question, Period period, Consumer<Progress> progress) {
    long start = System.nanoTime();
    List<Exploration> explorations = new ArrayList<>();
    for (var at : period.instants()) {
      explorations.add(explore(question.withAt(at)));
      double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
      progress.accept(
          new Progress(
              explorations.get(explorations.size() - 1),
              explorations.size(),
              period.instants().size(),
              seconds));
    }
    return new ExploredPeriod(period, explorations);
  }

  /**
   * How far a period is explored.
   *
   * @param last the epoch just explored
   * @param done epochs explored
   * @param all epochs of the period
   * @param seconds since the start
   */
  public record Progress(Exploration last, int done, int all, double seconds) {
    /** Returns the seconds that are left if epochs go on taking as long as they did. */
    public double secondsLeft() {
      return seconds / done * (all - done);
    }
  }
}
