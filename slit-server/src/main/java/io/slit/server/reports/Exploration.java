package io.slit.server.reports;

import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.search.Gap;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchResult;
import io.slit.core.search.lp.Gaps;
import io.slit.server.planning.World;
import java.util.List;
import java.util.Map;

/**
 * The front of one epoch, or of several that are planned as one, with all that explains it.
 *
 * @param world scenario and dataset
 * @param question what was asked
 * @param searched the problem that was searched, with what-ifs in it
 * @param result what was found
 * @param front what is shown of it
 * @param seconds wall time of compiling and searching
 */
public record Exploration(
    World world,
    Question question,
    Searched searched,
    SearchResult result,
    ShownFront front,
    double seconds) {
  /** Returns the problem that was searched. */
  public PlanningProblem problem() {
    return searched.whole();
  }

  /** Returns the plans that are shown. */
  public List<EvaluatedPlan> plans() {
    return front.plans();
  }

  /** Returns the plans that preferences pick, by the name of the preference. */
  public Map<String, EvaluatedPlan> selected() {
    return front.selected();
  }

  /** Returns what simple rules make. */
  public List<EvaluatedPlan> baselines() {
    return result.baselines();
  }

  /** Returns the objectives that are shown, in order. */
  public List<ShownObjective> objectives() {
    return ShownObjective.in(question.objectives());
  }

  /** Returns how far the best plans may be from the possible, of the objectives searched. */
  public List<Gap> gaps() {
    return Gaps.of(problem(), result).stream()
        .filter(gap -> question.objectives().contains(gap.objective()))
        .toList();
  }
}
