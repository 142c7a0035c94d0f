package io.slit.core.search;

import io.slit.core.pareto.Fronts;
import io.slit.core.pareto.Hypervolume;
import io.slit.core.pareto.HypervolumeSubset;
import io.slit.core.pareto.MonteCarloHypervolume;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Prints what exact and sampled hypervolumes, picks of subsets, and offers to an archive take;
 * docs/SEARCH.md says how to run it.
 */
public final class ParetoBench {
  private static final int SEEDS = 3;
  private static final int PICKS = 100;

  private ParetoBench() {}

  /** Makes a front. */
  private interface Shape {
    List<double[]> make(int objectives, int count, long seed);
  }

  private static Map<String, Shape> shapes() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    shapes.put("convex", Fronts::convex);
    shapes.put("linear", Fronts::linear);
    shapes.put("concave", Fronts::concave);
    shapes.put("flat", Fronts::flat);
    return shapes;
  }

  /** Prints the parts named: volumes, subsets, archive; all where none is. */
  public static void main(String[] args) {
    List<String> parts =
        args.length == 0 ? List.of("volumes", "subsets", "archive") : List.of(args);
    if (parts.contains("volumes")) {
      shapes().forEach(ParetoBench::exact);
      sampled();
    }
    if (parts.contains("subsets")) {
      shapes().forEach((name, shape) -> subsets(name, shape, 1500));
      shapes().forEach((name, shape) -> subsets(name, shape, 5000));
    }
    if (parts.contains("archive")) {
      offers();
    }
  }

  /** Runs each size three times and prints the last. */
  private static void offers() {
    for (int objectives = 4; objectives <= 5; objectives++) {
      for (int count : new int[] {1000, 5000, 20_000}) {
        offers(objectives, count, false);
        offers(objectives, count, false);
        offers(objectives, count, true);
      }
    }
  }

  private static void exact(String name, Shape shape) {
    for (int objectives = 3; objectives <= 6; objectives++) {
      StringBuilder line = new StringBuilder("exact volume, %-7s %d:".formatted(name, objectives));
      for (int count : new int[] {50, 100, 200, 500, 1000, 2000, 5000}) {
        if (count > 2000 && objectives > 4) {
          continue;
        }
        List<double[]> front = shape.make(objectives, count, 1);
        double[] reference = reference(objectives);
        line.append(
            " %d %.2f ms,".formatted(count, millis(() -> Hypervolume.of(front, reference), 20)));
      }
      System.out.println(line);
    }
  }

  private static void sampled() {
    for (int objectives : new int[] {4, 5, 6}) {
      for (int count : new int[] {500, 2000, 20_000}) {
        List<double[]> front = Fronts.concave(objectives, count, 1);
        double[] reference = reference(objectives);
        System.out.printf(
            "sampled volume, concave %d, %d points, 200000 places: %.0f ms%n",
            objectives,
            count,
            millis(() -> MonteCarloHypervolume.of(front, reference, 200_000, 1), 5));
      }
    }
  }

  private static void subsets(String name, Shape shape, int count) {
    for (int objectives = 4; objectives <= 5; objectives++) {
      double part = 0;
      double millis = 0;
      for (long seed = 1; seed <= SEEDS; seed++) {
        List<double[]> front = Fronts.scaled(shape.make(objectives, count, seed));
        List<Integer> picked = HypervolumeSubset.pick(front, PICKS);
        List<double[]> points = picked.stream().map(front::get).toList();
        part += Hypervolume.of(points, reference(objectives)) / SEEDS;
        millis += millis(() -> HypervolumeSubset.pick(front, PICKS), 40) / SEEDS;
      }
      double box = Math.pow(HypervolumeSubset.REFERENCE, objectives);
      System.out.printf(
          "%d of %d, %-7s %d: %.5f of the box, %.1f ms%n",
          PICKS, count, name, objectives, part / box, millis);
    }
  }

  private static void offers(int objectives, int count, boolean print) {
    NonDominatedArchive<Integer> archive = new NonDominatedArchive<>(50_000);
    double fill = micros(archive, Fronts.concave(objectives, count, 1));
    int kept = archive.size();
    double worse = micros(archive, behind(Fronts.concave(objectives, 20_000, 2)));
    double level = micros(archive, Fronts.concave(objectives, count / 10, 3));
    if (print) {
      System.out.printf(
          "archive of %d, %d objectives: filled at %.1f us an offer; then %.1f us an offer that is"
              + " dominated, %.1f us one that is not%n",
          kept, objectives, fill, worse, level);
    }
  }

  /** Moves points away from the ideal by 10 to 20 %. */
  private static List<double[]> behind(List<double[]> points) {
    Random random = new Random(7);
    return points.stream()
        .map(
            point -> {
              double factor = 1.1 + 0.1 * random.nextDouble();
              return Arrays.stream(point).map(x -> factor * x + 0.02).toArray();
            })
        .toList();
  }

  private static double micros(NonDominatedArchive<Integer> archive, List<double[]> points) {
    long start = System.nanoTime();
    points.forEach(point -> archive.offer(point, 0));
    return (System.nanoTime() - start) / 1e3 / points.size();
  }

  private static double[] reference(int objectives) {
    double[] reference = new double[objectives];
    Arrays.fill(reference, HypervolumeSubset.REFERENCE);
    return reference;
  }

  /** Returns the median time of some runs, of one second in all at most. */
  private static double millis(Supplier<?> run, int most) {
    double[] times = new double[most];
    double sum = 0;
    int runs = 0;
    while (runs < most && sum < 1000) {
      long start = System.nanoTime();
      run.get();
      times[runs] = (System.nanoTime() - start) / 1e6;
      sum += times[runs++];
    }
    Arrays.sort(times, 0, runs);
    return times[runs / 2];
  }
}
