package io.slit.core.search.lp;

import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchRun;

/**
 * What the parts of one search share.
 *
 * @param planners lent to pieces of work
 * @param scale that weightings are of
 * @param run its archive and budget
 * @param options how far plans are improved
 */
public record SearchContext(
    PlannerPool planners, ObjectiveScale scale, SearchRun run, SweepOptions options) {
  /** Returns what is searched. */
  public PlanningProblem problem() {
    return run.problem();
  }
}
