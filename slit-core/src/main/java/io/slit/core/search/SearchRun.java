package io.slit.core.search;

import io.slit.core.pareto.GrowingVolume;
import org.jspecify.annotations.Nullable;

/** A search under way: its archive, what it may still spend, and who does the work. */
public final class SearchRun {
  /** Pieces of work that are done before results are looked at, whatever the workers. */
  public static final int BATCH = 8;

  private final PlanningProblem problem;
  private final PlanArchive archive;
  private final SearchBudget budget;
  private final Workers workers;
  private int evaluations;
  private int infeasible;
  private volatile int allowance = Integer.MAX_VALUE;
  private @Nullable ObjectiveScale scale;
  private @Nullable GrowingVolume volume;

  /** Begins a search. */
  public SearchRun(
      PlanningProblem problem, PlanArchive archive, SearchBudget budget, Workers workers) {
    this.problem = problem;
    this.archive = archive;
    this.budget = budget;
    this.workers = workers;
  }

  /** Returns what is searched. */
  public PlanningProblem problem() {
    return problem;
  }

  /** Returns what was found. */
  public PlanArchive archive() {
    return archive;
  }

  /** Returns who does the work. */
  public Workers workers() {
    return workers;
  }

  /** Offers what was found to the archive. */
  public void offer(Candidate candidate) {
    if (archive.offer(candidate) && volume != null && scale != null) {
      volume.add(scale.scale(candidate.objectives()));
    }
  }

  /** Begins to measure the hypervolume of the archive, in the box of a scale. */
  public void measure(ObjectiveScale box) {
    GrowingVolume measured = new GrowingVolume(box.size());
    archive.all().forEach(one -> measured.add(box.scale(one.objectives())));
    scale = box;
    volume = measured;
  }

  /**
   * Returns the part of the box that the archive dominates ({@link GrowingVolume}), of what was
   * {@linkplain #offer offered} since; 0 where it is not measured.
   */
  public double volume() {
    return volume == null ? 0 : volume.part();
  }

  /** Counts plans that were evaluated. */
  public void count(int evaluated, int brokeSomething) {
    evaluations += evaluated;
    infeasible += brokeSomething;
    budget.spent().accept(evaluations);
  }

  /** Returns how many plans were evaluated or solved for. */
  public int evaluations() {
    return evaluations;
  }

  /** Returns how many plans broke capacity or an SLO. */
  public int infeasible() {
    return infeasible;
  }

  /** Returns the evaluations that are left. */
  public int left() {
    return Math.max(0, budget.evaluations() - evaluations);
  }

  /** Returns the evaluations that each piece of the batch under way may spend. */
  public int allowance() {
    return allowance;
  }

  /** Shares what is left among the pieces of a batch. */
  public void beginBatch() {
    allowance = Math.max(1, left() / BATCH);
  }

  /** Tells whether the clock ends the search. */
  public boolean timeIsUp() {
    return budget.timeIsUp().getAsBoolean();
  }

  /** Tells whether budget or clock end the search. */
  public boolean isOver() {
    return left() == 0 || timeIsUp();
  }
}
