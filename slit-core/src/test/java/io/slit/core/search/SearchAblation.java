package io.slit.core.search;

import io.slit.core.pareto.Hypervolume;
import io.slit.core.pareto.HypervolumeSubset;
import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.search.slit.PlanSearches;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.core.search.synthetic.SyntheticProblem;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What each step of the search adds: hypervolume of the 100 plans returned over that of the best
 * 100 of everything seen in this run, which holds one longer search; box [ideal, nadir], reference
 * point 1.1, four objectives, one thread, seconds of its CPU time.
 *
 * <p>Arguments: size, physics, seconds (several, by comma), seeds, seconds of the longer search.
 */
final class SearchAblation {
  private static final List<Objective> WANTED =
      List.of(Objective.TTFT, Objective.CARBON, Objective.WATER, Objective.COST);
  private static final int MENU = 100;
  private static final int LARGE_MENU = 1000;

  private final PlanningProblem problem;
  private final List<Run> runs = new ArrayList<>();

  private record Run(String name, double seconds, List<double[]> points) {}

  private SearchAblation(PlanningProblem problem) {
    this.problem = problem;
  }

  /** Prints the table. */
  public static void main(String[] args) {
    ProblemSize size = ProblemSize.ofKey(args[0]);
    PlanningProblem problem = SyntheticProblem.of(size, Physics.ofKey(args[1]), 1);
    SearchAblation ablation = new SearchAblation(problem);
    double[] seconds =
        Arrays.stream(args[2].split(",", -1)).mapToDouble(Double::parseDouble).toArray();
    ablation.measure(seconds, Integer.parseInt(args[3]), Double.parseDouble(args[4]));
  }

  private void measure(double[] seconds, int seeds, double longest) {
    search("slit", problem, 3, 99, MENU);
    for (double each : seconds) {
      for (String name : PlanSearches.names()) {
        for (int seed = 1; seed <= seeds; seed++) {
          SearchResult found = search(name, problem, each, seed, MENU);
          runs.add(new Run(name, each, points(found)));
        }
      }
    }
    SearchResult found = search("slit", problem, longest, 7, LARGE_MENU);
    runs.add(new Run("longer", longest, points(found)));
    print(seconds);
  }

  private static SearchResult search(
      String name, PlanningProblem problem, double seconds, long seed, int menu) {
    long end = cpuNanos() + (long) (seconds * 1e9);
    SearchBudget budget = new SearchBudget(Integer.MAX_VALUE, () -> cpuNanos() > end);
    SearchSettings settings =
        SearchSettings.of(budget, seed).withObjectives(WANTED).withMenuSize(menu);
    return PlanSearches.named(name).search(problem, settings);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static List<double[]> points(SearchResult result) {
    return result.plans().stream().map(SearchAblation::point).toList();
  }

  private static double[] point(EvaluatedPlan plan) {
    return WANTED.stream().mapToDouble(plan.objectives()::get).toArray();
  }

  private void print(double[] seconds) {
    NonDominatedArchive<Run> union = new NonDominatedArchive<>();
    runs.forEach(run -> run.points().forEach(point -> union.offer(point, run)));
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < union.size(); i++) {
      all.add(union.point(i));
    }
    double[][] box = box(all);
    List<double[]> scaled = scaled(all, box);
    double reference =
        volume(HypervolumeSubset.pick(scaled, MENU).stream().map(scaled::get).toList());
    for (double each : seconds) {
      for (String name : PlanSearches.names()) {
        double[] ratios =
            runs.stream()
                .filter(run -> run.name().equals(name) && run.seconds() == each)
                .mapToDouble(run -> volume(scaled(run.points(), box)) / reference)
                .toArray();
        System.out.printf(
            Locale.ROOT,
            "%-18s %6.2f s  mean %.4f  worst %.4f%n",
            name,
            each,
            Arrays.stream(ratios).average().orElseThrow(),
            Arrays.stream(ratios).min().orElseThrow());
      }
    }
  }

  private static double volume(List<double[]> points) {
    double[] reference = new double[WANTED.size()];
    Arrays.fill(reference, 1.1);
    return Hypervolume.of(points, reference);
  }

  private static double[][] box(List<double[]> points) {
    double[] low = new double[WANTED.size()];
    double[] high = new double[WANTED.size()];
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    for (int j = 0; j < low.length; j++) {
      int at = j;
      double[] best = points.stream().min(Comparator.comparingDouble(p -> p[at])).orElseThrow();
      low[j] = best[j];
      for (int i = 0; i < high.length; i++) {
        high[i] = Math.max(high[i], best[i]);
      }
    }
    return new double[][] {low, high};
  }

  private static List<double[]> scaled(List<double[]> points, double[][] box) {
    List<double[]> scaled = new ArrayList<>();
    for (double[] point : points) {
      double[] one = point.clone();
      for (int j = 0; j < one.length; j++) {
        one[j] = (one[j] - box[0][j]) / (box[1][j] - box[0][j]);
      }
      scaled.add(one);
    }
    return scaled;
  }
}
