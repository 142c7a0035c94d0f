package io.slit.core.pareto;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The hypervolume of a set of points as the part of a random sample of a box that they dominate,
 * with its standard error; every value is minimised.
 *
 * <p>The value is V p and its error V sqrt(p (1 - p) / n), of n places in a box of volume V of
 * which a part p is dominated (Bader and Zitzler, Evolutionary Computation 2011). The error falls
 * with the root of the sample and does not depend on the number of objectives. p (1 - p) is taken
 * with one place more inside and one more outside, so that a sample that hits always or never does
 * not claim to be exact. For sets that {@link Hypervolume} would take too long for; {@link Volume}
 * chooses. Deterministic by seed.
 */
public final class MonteCarloHypervolume {
  private MonteCarloHypervolume() {}

  /**
   * An estimate of a volume.
   *
   * @param value the volume, in the product of the objectives' units
   * @param standardError of the value, in the same unit; 0 says that it is exact
   */
  public record Estimate(double value, double standardError) {}

  /**
   * Estimates a hypervolume in the box from the best values of the points to the reference.
   *
   * @param points in any order, dominated ones and doubles allowed; not changed
   * @param reference a point worse than those of interest
   * @param samples places to look at, at least 1
   * @param seed of the sample
   * @throws IllegalArgumentException if lengths differ or there are fewer than two objectives
   */
  public static Estimate of(List<double[]> points, double[] reference, int samples, long seed) {
    double[][] inside = Hypervolume.inside(points, reference);
    if (inside.length == 0) {
      return new Estimate(0, 0);
    }
    double[] ideal = inside[0].clone();
    for (double[] point : inside) {
      for (int j = 0; j < ideal.length; j++) {
        ideal[j] = Math.min(ideal[j], point[j]);
      }
    }
    return of(points, reference, ideal, samples, seed);
  }

  /**
   * Estimates a hypervolume in a box.
   *
   * @param points in any order, dominated ones and doubles allowed; not changed
   * @param reference a point worse than those of interest
   * @param ideal the other end of the box; what points dominate beyond it is not counted
   * @param samples places to look at, at least 1
   * @param seed of the sample
   * @throws IllegalArgumentException if lengths differ, there are fewer than two objectives, or the
   *     ideal is worse than the reference
   */
  public static Estimate of(
      List<double[]> points, double[] reference, double[] ideal, int samples, long seed) {
    requireBox(ideal, reference, samples);
    double[][] inside = Hypervolume.inside(points, reference);
    if (inside.length == 0) {
      return new Estimate(0, 0);
    }
    DominanceTree tree = new DominanceTree(inside);
    SplittableRandom random = new SplittableRandom(seed);
    double[] place = new double[reference.length];
    int hits = 0;
    for (int i = 0; i < samples; i++) {
      for (int j = 0; j < place.length; j++) {
        place[j] = ideal[j] + random.nextDouble() * (reference[j] - ideal[j]);
      }
      hits += tree.reaches(place) ? 1 : 0;
    }
    return estimate(box(ideal, reference), hits, samples);
  }

  private static Estimate estimate(double box, int hits, int samples) {
    double part = (double) hits / samples;
    double cautious = (hits + 1.0) / (samples + 2.0);
    return new Estimate(box * part, Math.abs(box) * Math.sqrt(cautious * (1 - cautious) / samples));
  }

  private static double box(double[] ideal, double[] reference) {
    double box = 1;
    for (int j = 0; j < ideal.length; j++) {
      box *= reference[j] - ideal[j];
    }
    return box;
  }

  private static void requireBox(double[] ideal, double[] reference, int samples) {
    if (ideal.length != reference.length || !DominanceTree.nowhereWorse(ideal, reference)) {
      throw new IllegalArgumentException(
          "The ideal point must be nowhere worse than the reference point, and have as many (%d) objectives; it has %d. Maybe the two were exchanged."
              .formatted(reference.length, ideal.length));
    }
    if (samples < 1) {
      throw new IllegalArgumentException(
          "The samples (%d) must be at least 1. Take 100000 for an error of 0.2 %% of the box."
              .formatted(samples));
    }
  }
}
