package io.slit.core.search;

import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.RoutingPlan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The plans that a search leaves for the next: its menu, and behind it all that are not dominated
 * by another it saw. Immutable and safe to share; it holds every such plan, so whoever keeps it for
 * long keeps {@link #best} instead.
 */
public final class KnownPlans {
  /** Plans worth handing on: more gained nothing, and a hundred less on some problems. */
  public static final int WORTH_KEEPING = 200;

  private final List<RoutingPlan> menu;
  private final List<RoutingPlan> plans;
  private final List<double[]> points;

  /** Plans and what they are worth in the objectives of the search, in the same order. */
  KnownPlans(List<RoutingPlan> menu, List<RoutingPlan> plans, List<double[]> points) {
    this.menu = List.copyOf(menu);
    this.plans = List.copyOf(plans);
    this.points = List.copyOf(points);
  }

  /** Returns a menu, and nothing behind it. */
  static KnownPlans ofMenu(List<EvaluatedPlan> menu) {
    return new KnownPlans(plans(menu), List.of(), List.of());
  }

  /** Returns these plans behind another menu. */
  KnownPlans withMenu(List<EvaluatedPlan> other) {
    return new KnownPlans(plans(other), plans, points);
  }

  private static List<RoutingPlan> plans(List<EvaluatedPlan> of) {
    return of.stream().map(EvaluatedPlan::plan).toList();
  }

  /** Returns the menu, then those that dominate most together: at most so many. */
  public List<RoutingPlan> best(int size) {
    Set<RoutingPlan> best = new LinkedHashSet<>(menu);
    MenuPicker.pick(points, size).stream().map(plans::get).forEach(best::add);
    return best.stream().limit(size).toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KnownPlans known
        && menu.equals(known.menu)
        && plans.equals(known.plans);
  }

  @Override
  public int hashCode() {
    return 31 * menu.hashCode() + plans.hashCode();
  }

  @Override
  public String toString() {
    return "%d plans behind a menu of %d".formatted(plans.size(), menu.size());
  }
}
