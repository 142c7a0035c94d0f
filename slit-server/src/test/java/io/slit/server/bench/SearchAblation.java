package io.slit.server.bench;

import io.slit.core.search.Physics;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchBudget;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.slit.SlitOptions;
import io.slit.core.search.slit.SlitOptions.Step;
import io.slit.core.search.slit.SlitPlanSearch;
import io.slit.core.search.slit.SlitStyleSearch;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.predictor.smile.BoostedSurrogate;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What each step of the search adds: the hypervolume ratio of the bench with that step left out or
 * added, beside that of the whole search; seed by seed, all of them one after the other.
 *
 * <p>Arguments: size, physics, seconds, seeds, and variants by comma (all without). Seconds are CPU
 * time of the searching thread, so that other work on the machine disturbs less; run it with {@code
 * -Djava.util.concurrent.ForkJoinPool.common.parallelism=0}, so that fits do not use other threads.
 */
final class SearchAblation {
  private static final String WHOLE = "slit";
  private static final int WARM_UPS = 2;
  private static final int SETTLING = 2;

  private final BenchCase problemCase;
  private final PlanningProblem problem;
  private final ReferenceFront reference;
  private final double seconds;
  private final Map<String, List<Double>> ratios = new LinkedHashMap<>();

  private SearchAblation(BenchCase problemCase, double seconds) {
    this.problemCase = problemCase;
    this.reference = ReferenceFiles.stored(problemCase).orElseThrow();
    this.problem = reference.problem().problem();
    this.seconds = seconds;
  }

  /** Prints the table. */
  public static void main(String[] args) {
    BenchCase problemCase = new BenchCase(ProblemSize.ofKey(args[0]), Physics.ofKey(args[1]), 1);
    SearchAblation ablation = new SearchAblation(problemCase, Double.parseDouble(args[2]));
    List<String> chosen =
        args.length > 4 ? List.of(args[4].split(",", -1)) : List.copyOf(variants().keySet());
    ablation.measure(chosen, Integer.parseInt(args[3]));
  }

  private static Map<String, PlanSearch> variants() {
    SlitOptions whole = SlitOptions.standard();
    Map<String, PlanSearch> variants = new LinkedHashMap<>();
    variants.put("- LP seeds", new SlitPlanSearch(whole.without(Step.LP_SEEDS)));
    variants.put("- successive LPs", new SlitPlanSearch(whole.without(Step.SUCCESSIVE_LPS)));
    variants.put("- moves of shares", new SlitPlanSearch(whole.without(Step.MOVES)));
    variants.put("- kicks", new SlitPlanSearch(whole.without(Step.KICKS)));
    variants.put("- NSGA-II", new SlitPlanSearch(whole.without(Step.EVOLUTION)));
    variants.put(
        "- kicks and NSGA-II", new SlitPlanSearch(whole.without(Step.KICKS, Step.EVOLUTION)));
    variants.put("+ surrogate", new SlitPlanSearch(whole.withSurrogate(new BoostedSurrogate())));
    variants.put("slit-style", new SlitStyleSearch(new BoostedSurrogate()));
    return variants;
  }

  private void measure(List<String> chosen, int seeds) {
    PlanSearch whole = new SlitPlanSearch();
    PlanningProblem sibling = problemCase.sibling().problem();
    for (int i = 0; i < WARM_UPS; i++) {
      for (String name : chosen) {
        search(variants().get(name), sibling, Math.min(seconds, SETTLING), i);
      }
      search(whole, sibling, Math.min(seconds, SETTLING), i);
    }
    for (int seed = 1; seed <= seeds; seed++) {
      note(WHOLE, search(whole, problem, seconds, seed));
      for (String name : chosen) {
        note(name, search(variants().get(name), problem, seconds, seed));
      }
    }
    chosen.forEach(this::print);
  }

  private static SearchResult search(
      PlanSearch search, PlanningProblem some, double seconds, long seed) {
    long end = cpuNanos() + (long) (seconds * 1e9);
    SearchBudget budget = new SearchBudget(Integer.MAX_VALUE, () -> cpuNanos() > end);
    return search.search(
        some, SearchSettings.of(budget, seed).withObjectives(BenchCase.OBJECTIVES));
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void note(String name, SearchResult result) {
    double ratio = FrontQuality.of(reference, result.plans(), 0).hypervolumeRatio();
    ratios.computeIfAbsent(name, key -> new ArrayList<>()).add(ratio);
  }

  private void print(String name) {
    double[] with = sorted(WHOLE);
    double[] without = sorted(name);
    int wins = 0;
    for (int i = 0; i < with.length; i++) {
      wins += ratios.get(name).get(i) > ratios.get(WHOLE).get(i) ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %s s | %s | %.4f | %.4f | %+.4f | %.4f | %d of %d |%n",
        problemCase.size(),
        problemCase.physics().key(),
        seconds,
        name,
        median(with),
        median(without),
        median(without) - median(with),
        without[0],
        wins,
        with.length);
  }

  private double[] sorted(String name) {
    return ratios.get(name).stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
