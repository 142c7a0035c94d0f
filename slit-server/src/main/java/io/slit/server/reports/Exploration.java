package io.slit.server.reports;

import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.search.Gap;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchResult;
import io.slit.core.search.lp.Gaps;
import io.slit.core.search.robust.PriceOfRobustness;
import io.slit.core.search.robust.RobustResult;
import io.slit.server.planning.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The front of one epoch, or of several that are planned as one, with all that explains it.
 *
 * @param world scenario and dataset
 * @param question what was asked
 * @param searched the problem that was searched, with what-ifs in it
 * @param result what was found
 * @param front what is shown of it
 * @param robust how plans were judged over scenarios, and those made for what is expected; nothing
 *     where plans were found for what was measured
 * @param seconds wall time of compiling and searching
 */
public record Exploration(
    World world,
    Question question,
    Searched searched,
    SearchResult result,
    ShownFront front,
    Optional<RobustResult> robust,
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

  /**
   * Returns what robust picks cost and bring, by name of the pick; nothing where plans are not
   * judged over scenarios.
   */
  public Map<String, PriceOfRobustness> prices() {
    Map<String, PriceOfRobustness> prices = new LinkedHashMap<>();
    robust.ifPresent(
        result -> {
          Map<String, EvaluatedPlan> nominal =
              ShownFront.of(result.nominal().plans(), question.limits(), question.objectives())
                  .selected();
          selected()
              .forEach(
                  (name, plan) -> {
                    EvaluatedPlan before = nominal.get(name);
                    if (before != null) {
                      prices.put(
                          name,
                          new PriceOfRobustness(
                              result.nominalPlan(before.id()), result.plan(plan.id())));
                    }
                  });
        });
    return prices;
  }

  /** Returns how far the best plans may be from the possible, of the objectives searched. */
  public List<Gap> gaps() {
    SearchResult expected = robust.map(RobustResult::nominal).orElse(result);
    return Gaps.of(problem(), expected).stream()
        .filter(gap -> question.objectives().contains(gap.objective()))
        .toList();
  }
}
