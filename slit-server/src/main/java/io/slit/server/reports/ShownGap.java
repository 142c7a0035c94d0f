package io.slit.server.reports;

import io.slit.core.search.Gap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The gap of an objective as users read it: of quality itself, higher is better, not of its loss.
 *
 * @param shown the objective
 * @param best value among the plans of a run
 * @param bound value that no plan is better than
 * @param exact whether a plan is known to reach the bound
 */
public record ShownGap(ShownObjective shown, double best, double bound, boolean exact) {
  /** Differences below this part of the bound are rounding. */
  private static final double ROUNDING = 1e-7;

  /** Returns the gaps that are known, in the order objectives are shown. */
  public static List<ShownGap> of(List<Gap> gaps) {
    return ShownObjective.ALL.stream().flatMap(shown -> find(shown, gaps).stream()).toList();
  }

  private static Optional<ShownGap> find(ShownObjective shown, List<Gap> gaps) {
    return gaps.stream()
        .filter(gap -> gap.objective() == shown.objective())
        .findFirst()
        .map(gap -> of(shown, gap));
  }

  private static ShownGap of(ShownObjective shown, Gap gap) {
    double best = shown.maximised() ? 1 - gap.best() : gap.best();
    double bound = shown.maximised() ? 1 - gap.bound().value() : gap.bound().value();
    return new ShownGap(shown, best, bound, gap.exact());
  }

  /**
   * Returns by how many percent of the bound's size the best is worse than it; nothing where the
   * bound is 0 and the best is not.
   */
  public OptionalDouble percent() {
    double worse = shown.maximised() ? bound - best : best - bound;
    double size = Math.abs(bound);
    if (worse <= ROUNDING * size) {
      return OptionalDouble.of(0);
    }
    return size == 0 ? OptionalDouble.empty() : OptionalDouble.of(100 * worse / size);
  }
}
