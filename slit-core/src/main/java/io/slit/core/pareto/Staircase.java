package io.slit.core.pareto;

/**
 * The sweep over the third objective that measures volumes of three: the points met so far stand as
 * a staircase in the first two, whose area times the way to the next point adds up (Beume et al.,
 * IEEE Transactions on Evolutionary Computation 2009).
 *
 * <p>The steps are an array by rising first objective, in which a point is found by bisection.
 */
final class Staircase {
  private final double[] x;
  private final double[] y;
  private int steps;

  Staircase(int capacity) {
    this.x = new double[capacity + 1];
    this.y = new double[capacity + 1];
  }

  /**
   * Returns the volume of rows of three values.
   *
   * @param rows by rising third value; dominated ones allowed
   */
  double volume(double[] rows, int count, double[] reference) {
    steps = 0;
    double area = 0;
    double sum = 0;
    for (int i = 0; i < count; i++) {
      area += add(rows[3 * i], rows[3 * i + 1], reference);
      double until = i + 1 < count ? rows[3 * i + 5] : reference[2];
      sum += area * (until - rows[3 * i + 2]);
    }
    return sum;
  }

  /** Adds a step and returns the area it adds. */
  private double add(double newX, double newY, double[] reference) {
    int at = firstNotBefore(newX);
    double ceiling = at > 0 ? y[at - 1] : reference[1];
    boolean level = at < steps && x[at] == newX && y[at] <= newY;
    if (level || ceiling <= newY) {
      return 0;
    }
    double gain = 0;
    double left = newX;
    int end = at;
    while (end < steps && y[end] >= newY) {
      gain += (x[end] - left) * (ceiling - newY);
      left = x[end];
      ceiling = y[end];
      end++;
    }
    double right = end < steps ? x[end] : reference[0];
    gain += (right - left) * (ceiling - newY);
    System.arraycopy(x, end, x, at + 1, steps - end);
    System.arraycopy(y, end, y, at + 1, steps - end);
    steps += at + 1 - end;
    x[at] = newX;
    y[at] = newY;
    return gain;
  }

  private int firstNotBefore(double value) {
    int low = 0;
    int high = steps;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (x[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
