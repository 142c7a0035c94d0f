package io.slit.server.bench;

import io.slit.core.pareto.Hypervolume;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The box that points are scaled by before volumes are taken: from the least of each objective (the
 * ideal point) to the most among the points that are best for one objective each (the nadir point).
 *
 * <p>Best for an objective are all points within 0.01 % of its least value; of them the one counts
 * whose other objectives are least together, each divided by its ideal. Otherwise a gain of a
 * rounding error in one objective could stretch the box along another.
 */
public final class ReferenceBox {
  /** The reference point of volumes, in every scaled objective. */
  public static final double REFERENCE = 1.1;

  private static final double NEAR = 1e-4;

  private final double[] ideal;
  private final double[] nadir;

  private ReferenceBox(double[] ideal, double[] nadir) {
    this.ideal = ideal;
    this.nadir = nadir;
  }

  /** Returns the box of a front of one point at least. */
  static ReferenceBox of(List<double[]> points) {
    double[] ideal = points.get(0).clone();
    for (double[] point : points) {
      for (int j = 0; j < ideal.length; j++) {
        ideal[j] = Math.min(ideal[j], point[j]);
      }
    }
    double[] nadir = ideal.clone();
    for (int position : extremes(points, ideal)) {
      double[] best = points.get(position);
      for (int i = 0; i < ideal.length; i++) {
        nadir[i] = Math.max(nadir[i], best[i]);
      }
    }
    return new ReferenceBox(ideal, nadir);
  }

  /** Returns the positions of the points that are best for one objective each. */
  static List<Integer> extremes(List<double[]> points) {
    double[] ideal = points.get(0).clone();
    for (double[] point : points) {
      Arrays.setAll(ideal, j -> Math.min(ideal[j], point[j]));
    }
    return extremes(points, ideal);
  }

  private static List<Integer> extremes(List<double[]> points, double[] ideal) {
    List<Integer> positions = new ArrayList<>();
    for (int j = 0; j < ideal.length; j++) {
      int best = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < points.size(); i++) {
        double sum = sum(points.get(i), ideal);
        if (points.get(i)[j] <= ideal[j] + NEAR * Math.abs(ideal[j]) && sum < least) {
          least = sum;
          best = i;
        }
      }
      positions.add(best);
    }
    return positions;
  }

  private static double sum(double[] point, double[] ideal) {
    double sum = 0;
    for (int j = 0; j < point.length; j++) {
      double size = Math.abs(ideal[j]);
      sum += (point[j] - ideal[j]) / (size > 0 ? size : 1);
    }
    return sum;
  }

  /** Returns the least value of each objective. */
  public List<Double> ideal() {
    return Arrays.stream(ideal).boxed().toList();
  }

  /** Returns the most that a point reaches which is best for one objective. */
  public List<Double> nadir() {
    return Arrays.stream(nadir).boxed().toList();
  }

  /** Returns points scaled to the box: 0 at the ideal, 1 at the nadir. */
  List<double[]> scale(List<double[]> points) {
    return points.stream().map(this::scale).toList();
  }

  private double[] scale(double[] point) {
    double[] scaled = new double[point.length];
    for (int j = 0; j < scaled.length; j++) {
      double span = nadir[j] - ideal[j];
      scaled[j] = span > 0 ? (point[j] - ideal[j]) / span : 0;
    }
    return scaled;
  }

  /** Returns the volume that points dominate in the scaled box, up to the reference point. */
  double volume(List<double[]> points) {
    double[] reference = new double[ideal.length];
    Arrays.fill(reference, REFERENCE);
    return Hypervolume.of(scale(points), reference);
  }
}
