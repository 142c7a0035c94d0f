package io.slit.core.search;

import io.slit.core.Worlds;
import io.slit.core.pareto.Hypervolume;
import io.slit.core.pareto.Objective;
import io.slit.core.search.nsga2.Nsga2PlanSearch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints the hypervolume of the plans a search returns, by what it takes of the linear picture and
 * by evaluations; docs/SEARCH.md says how to run it.
 *
 * <p>The box is that of all plans of all runs of a problem, scaled to [0, 1]; the reference point
 * is 1.1, and the volume is a part of the whole.
 */
public final class SearchBench {
  private static final int[] BUDGETS = {1000, 4000, 10_000};
  private static final int SEEDS = 3;
  private static final double REFERENCE = 1.1;

  private SearchBench() {}

  /** A way to search: what is taken of the linear picture, and for how many evaluations. */
  private record Way(LinearSeeding seeding, int evaluations) {}

  /** What a run returned, and how long it took. */
  private record Run(List<double[]> points, double millis) {}

  /** Compares on random worlds. */
  public static void main(String[] args) {
    for (int sites : new int[] {6, 12}) {
      for (double load : new double[] {20, 40}) {
        for (long world = 1; world <= 2; world++) {
          PlanningProblem problem =
              PlanningProblem.compile(Worlds.random(world, sites, load), Worlds.BATCHING);
          compare("%d sites, load factor %.0f, world %d".formatted(sites, load, world), problem);
        }
      }
    }
  }

  /** Prints one problem's table. */
  public static void compare(String name, PlanningProblem problem) {
    Map<Way, List<Run>> runs = new LinkedHashMap<>();
    for (LinearSeeding seeding : LinearSeeding.values()) {
      for (int evaluations : BUDGETS) {
        for (long seed = 1; seed <= SEEDS; seed++) {
          Way way = new Way(seeding, evaluations);
          runs.computeIfAbsent(way, any -> new ArrayList<>()).add(run(problem, way, seed));
        }
      }
    }
    double[] low = bound(runs, Double.POSITIVE_INFINITY);
    double[] high = bound(runs, Double.NEGATIVE_INFINITY);
    System.out.printf("%s: %.0f %% loaded%n", name, 100 * problem.leastLoad());
    runs.forEach((way, same) -> print(way, same, low, high));
  }

  private static Run run(PlanningProblem problem, Way way, long seed) {
    SearchSettings settings =
        SearchSettings.of(SearchBudget.ofEvaluations(way.evaluations), seed)
            .withLinearSeeding(way.seeding);
    long start = System.nanoTime();
    SearchResult result = new Nsga2PlanSearch().search(problem, settings);
    double millis = (System.nanoTime() - start) / 1e6;
    return new Run(
        result.plans().stream().map(plan -> plan.objectives().toArray()).toList(), millis);
  }

  /** Returns the least or the most of every objective: what is beyond the start. */
  private static double[] bound(Map<Way, List<Run>> runs, double start) {
    double[] bound = new double[Objective.values().length];
    Arrays.fill(bound, start);
    for (List<Run> same : runs.values()) {
      for (Run run : same) {
        for (double[] point : run.points) {
          for (int i = 0; i < bound.length; i++) {
            bound[i] = start > 0 ? Math.min(bound[i], point[i]) : Math.max(bound[i], point[i]);
          }
        }
      }
    }
    return bound;
  }

  private static void print(Way way, List<Run> same, double[] low, double[] high) {
    double[] volumes = same.stream().mapToDouble(run -> volume(run.points, low, high)).toArray();
    System.out.printf(
        "  %-18s %6d: hypervolume %.4f, least %.4f; %.0f ms%n",
        way.seeding,
        way.evaluations,
        Arrays.stream(volumes).average().orElseThrow(),
        Arrays.stream(volumes).min().orElseThrow(),
        same.stream().mapToDouble(Run::millis).average().orElseThrow());
  }

  private static double volume(List<double[]> points, double[] low, double[] high) {
    double[] reference = new double[low.length];
    Arrays.fill(reference, REFERENCE);
    List<double[]> scaled =
        points.stream()
            .map(
                point -> {
                  double[] one = new double[point.length];
                  for (int i = 0; i < one.length; i++) {
                    double span = high[i] - low[i];
                    one[i] = span > 0 ? (point[i] - low[i]) / span : 0;
                  }
                  return one;
                })
            .toList();
    return Hypervolume.of(scaled, reference) / Math.pow(REFERENCE, low.length);
  }
}
