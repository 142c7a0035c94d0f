package io.slit.server.bench;

import io.slit.core.search.Physics;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.SearchBudget;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.Surrogate;
import io.slit.core.search.slit.PlanSearches;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.predictor.smile.BoostedSurrogate;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How well a surrogate foretells what a local search gains: it is fitted to the starts that a
 * search drew (none was chosen), and asked about those that were drawn afterwards.
 *
 * <p>Arguments: size, physics, seconds of CPU time, name of a search that has a surrogate. Prints
 * for each fit its rows and milliseconds, the rank correlation with what came true, and the mean
 * gain (none where it got worse) of any start, of the best of four by the surrogate, and of the
 * best of four.
 */
final class SurrogateStudy {
  private static final int CHOICES = 4;
  private static final int DRAWS = 20_000;

  private final List<List<double[]>> rows = new ArrayList<>();
  private final List<double[]> targets = new ArrayList<>();

  private SurrogateStudy() {}

  /** Prints the study. */
  public static void main(String[] args) {
    BenchCase problem = new BenchCase(ProblemSize.ofKey(args[0]), Physics.ofKey(args[1]), 1);
    SurrogateStudy study = new SurrogateStudy();
    PlanSearch search = PlanSearches.named(args[3], study::watch);
    double seconds = Double.parseDouble(args[2]);
    search.search(problem.sibling().problem(), settings(seconds));
    study.rows.clear();
    study.targets.clear();
    search.search(problem.problem(), settings(seconds));
    for (int fit = 0; fit + 1 < study.rows.size(); fit++) {
      study.report(fit);
    }
  }

  private static SearchSettings settings(double seconds) {
    long end = cpuNanos() + (long) (seconds * 1e9);
    SearchBudget budget = new SearchBudget(Integer.MAX_VALUE, () -> cpuNanos() > end);
    return SearchSettings.of(budget, 1).withObjectives(BenchCase.OBJECTIVES);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private Surrogate watch(List<double[]> some, double[] theirs, long seed) {
    rows.add(List.copyOf(some));
    targets.add(theirs.clone());
    return row -> 0;
  }

  private void report(int fit) {
    long began = cpuNanos();
    Surrogate surrogate = new BoostedSurrogate().fit(rows.get(fit), targets.get(fit), 1);
    double millis = (cpuNanos() - began) / 1e6;
    List<double[]> later = rows.get(fit + 1);
    int from = later.size() / 2;
    double[] guessed =
        later.subList(from, later.size()).stream().mapToDouble(surrogate::predict).toArray();
    double[] came = Arrays.copyOfRange(targets.get(fit + 1), from, later.size());
    System.out.printf(
        Locale.ROOT,
        "%d rows, %.0f ms; rank correlation %.2f; gain of any %.6f, chosen %.6f, best %.6f%n",
        rows.get(fit).size(),
        millis,
        rankCorrelation(guessed, came),
        gain(new double[guessed.length], came),
        gain(guessed, came),
        gain(came, came));
  }

  /** Returns the mean gain where of some drawn starts the one of the greatest score is taken. */
  private static double gain(double[] scores, double[] gains) {
    Random random = new Random(1);
    double sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      int best = random.nextInt(scores.length);
      for (int j = 1; j < CHOICES; j++) {
        int other = random.nextInt(scores.length);
        best = scores[other] > scores[best] ? other : best;
      }
      sum += Math.max(0, gains[best]);
    }
    return sum / DRAWS;
  }

  /** Spearman's, ties in the order of the rows. */
  private static double rankCorrelation(double[] one, double[] other) {
    double[] a = ranks(one);
    double[] b = ranks(other);
    double n = a.length;
    double squares = IntStream.range(0, a.length).mapToDouble(i -> square(a[i] - b[i])).sum();
    return 1 - 6 * squares / (n * (n * n - 1));
  }

  private static double square(double number) {
    return number * number;
  }

  private static double[] ranks(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    for (int i = 0; i < order.length; i++) {
      ranks[order[i]] = i;
    }
    return ranks;
  }
}
