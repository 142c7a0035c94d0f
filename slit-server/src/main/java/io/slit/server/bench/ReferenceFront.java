package io.slit.server.bench;

import java.util.List;

/**
 * The best front known of a problem, thinned.
 *
 * @param problem whose front it is
 * @param fingerprint of the problem's tables and evaluator ({@link
 *     io.slit.core.search.ProblemFingerprint})
 * @param madeBy how it was made, a line for each addition
 * @param points values of {@link BenchCase#OBJECTIVES}; the first {@value #BEST} are those that
 *     dominate most together
 */
public record ReferenceFront(
    BenchCase problem, String fingerprint, List<String> madeBy, List<double[]> points) {
  /** Plans whose volume a search's is compared with. */
  public static final int BEST = 100;

  /** Points kept at most. */
  public static final int MOST_POINTS = 1500;

  /** Copies the lists. */
  public ReferenceFront {
    madeBy = List.copyOf(madeBy);
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException(
          "No feasible plan of %s is known, so it has no reference. Try a longer budget; if that finds none, another problem seed."
              .formatted(problem.key()));
    }
  }

  /** Returns the box of the front. */
  public ReferenceBox box() {
    return ReferenceBox.of(points);
  }

  /** Returns the points that dominate most together. */
  List<double[]> best() {
    return points.subList(0, Math.min(BEST, points.size()));
  }
}
