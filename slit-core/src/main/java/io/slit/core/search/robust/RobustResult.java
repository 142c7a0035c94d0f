package io.slit.core.search.robust;

import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.search.SearchResult;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * What a search under uncertainty found.
 *
 * @param options how plans were judged
 * @param nominal what the search found for what is expected
 * @param plans mutually non-dominated in the measures of their objectives
 * @param nominalPlans the plans of {@code nominal}, in their order, judged over the same scenarios
 * @param shown plans and baselines with the measures of their objectives, and all evaluations
 */
public record RobustResult(
    RobustOptions options,
    SearchResult nominal,
    List<RobustPlan> plans,
    List<RobustPlan> nominalPlans,
    SearchResult shown) {
  /** Copies the lists. */
  public RobustResult {
    plans = List.copyOf(plans);
    nominalPlans = List.copyOf(nominalPlans);
  }

  /**
   * Returns a robust plan by its id.
   *
   * @throws NoSuchElementException if there is none
   */
  public RobustPlan plan(String id) {
    return find(plans, id);
  }

  /**
   * Returns a plan made for what is expected by its id.
   *
   * @throws NoSuchElementException if there is none
   */
  public RobustPlan nominalPlan(String id) {
    return find(nominalPlans, id);
  }

  private static RobustPlan find(List<RobustPlan> among, String id) {
    return among.stream().filter(one -> one.judged().id().equals(id)).findFirst().orElseThrow();
  }

  /** Returns the robust plans with the objectives under what is expected. */
  public List<EvaluatedPlan> expectedPlans() {
    return plans.stream()
        .map(one -> new EvaluatedPlan(one.judged().id(), one.judged().plan(), one.expected()))
        .toList();
  }
}
