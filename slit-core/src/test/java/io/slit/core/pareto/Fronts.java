package io.slit.core.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Fronts to measure on, of known shapes, by seed; every objective is minimised. */
public final class Fronts {
  private Fronts() {}

  /** Returns a random front on a sphere around the ideal point: concave. */
  public static List<double[]> concave(int objectives, int count, long seed) {
    return onSphere(objectives, count, seed, false);
  }

  /** Returns a random front on a sphere around the nadir point: convex, with a knee. */
  public static List<double[]> convex(int objectives, int count, long seed) {
    return onSphere(objectives, count, seed, true);
  }

  private static List<double[]> onSphere(int objectives, int count, long seed, boolean convex) {
    Random random = new Random(seed);
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] point = new double[objectives];
      double squares = 0;
      for (int j = 0; j < objectives; j++) {
        point[j] = Math.abs(random.nextGaussian());
        squares += point[j] * point[j];
      }
      for (int j = 0; j < objectives; j++) {
        double part = point[j] / Math.sqrt(squares);
        point[j] = convex ? 1 - part : part;
      }
      points.add(point);
    }
    return points;
  }

  /** Returns points of the simplex: the values of each sum to 1. */
  public static List<double[]> flat(int objectives, int count, long seed) {
    Random random = new Random(seed);
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] cuts = random.doubles(objectives).map(u -> -Math.log(1 - u)).toArray();
      double sum = Arrays.stream(cuts).sum();
      points.add(Arrays.stream(cuts).map(x -> x / sum).toArray());
    }
    return points;
  }

  /** Returns points anywhere in the unit box, most of them dominated. */
  public static List<double[]> box(int objectives, int count, long seed) {
    Random random = new Random(seed);
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      points.add(random.doubles(objectives).toArray());
    }
    return points;
  }

  /** Returns points of a coarse grid, many of them level with each other in some objective. */
  public static List<double[]> degenerate(int objectives, int count, long seed) {
    return flat(objectives, count, seed).stream()
        .map(point -> Arrays.stream(point).map(x -> Math.rint(10 * x) / 10).toArray())
        .toList();
  }

  /**
   * Returns optima of linear programs by random weights, scaled to the unit box: each of 60 classes
   * goes to one of 12 places at costs that are its load times a price of the place in each
   * objective, so the front is the lower hull of a zonotope. Few optima are next to each other.
   */
  public static List<double[]> linear(int objectives, int count, long seed) {
    Random random = new Random(seed);
    double[][][] costs = new double[60][12][];
    double[][] prices = new double[12][];
    Arrays.setAll(prices, k -> random.doubles(objectives, 0.2, 1).toArray());
    for (double[][] byPlace : costs) {
      double load = 0.1 + random.nextDouble();
      for (int k = 0; k < byPlace.length; k++) {
        double[] price = prices[k];
        byPlace[k] =
            Arrays.stream(price).map(x -> load * x * (0.7 + 0.6 * random.nextDouble())).toArray();
      }
    }
    List<double[]> optima = new ArrayList<>();
    for (double[] weights : flat(objectives, 4 * count, seed + 1)) {
      double[] optimum = optimum(costs, weights);
      if (optima.stream().noneMatch(known -> Arrays.equals(known, optimum))) {
        optima.add(optimum);
      }
      if (optima.size() == count) {
        break;
      }
    }
    return scaled(optima);
  }

  private static double[] optimum(double[][][] costs, double[] weights) {
    double[] sum = new double[weights.length];
    for (double[][] byPlace : costs) {
      double[] best =
          Arrays.stream(byPlace)
              .min(Comparator.comparingDouble(place -> weighted(place, weights)))
              .orElseThrow();
      for (int j = 0; j < sum.length; j++) {
        sum[j] += best[j];
      }
    }
    return sum;
  }

  private static double weighted(double[] place, double[] weights) {
    double sum = 0;
    for (int j = 0; j < place.length; j++) {
      sum += weights[j] * place[j];
    }
    return sum;
  }

  /** Returns the points with every objective from 0 to 1. */
  public static List<double[]> scaled(List<double[]> points) {
    int width = points.get(0).length;
    double[] low = points.get(0).clone();
    double[] high = low.clone();
    for (double[] point : points) {
      for (int j = 0; j < width; j++) {
        low[j] = Math.min(low[j], point[j]);
        high[j] = Math.max(high[j], point[j]);
      }
    }
    List<double[]> scaled = new ArrayList<>();
    for (double[] point : points) {
      double[] one = new double[width];
      for (int j = 0; j < width; j++) {
        one[j] = high[j] > low[j] ? (point[j] - low[j]) / (high[j] - low[j]) : 0;
      }
      scaled.add(one);
    }
    return scaled;
  }
}
