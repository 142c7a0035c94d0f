package io.slit.server.gateway;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Integer percentages by the method of largest remainders (Hamilton): every weight gets the whole
 * part of its share of 100, and what is left goes one by one to the largest fractions, to the first
 * of equal ones. So each is less than 1 away from its share, and they sum to 100.
 */
final class LargestRemainder {
  private static final int WHOLE = 100;

  private LargestRemainder() {}

  /**
   * Returns percentages, in order.
   *
   * @param weights not negative
   * @throws IllegalArgumentException if none is above 0
   */
  static List<Integer> percent(List<Double> weights) {
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    if (!(sum > 0) || weights.stream().anyMatch(weight -> !(weight >= 0))) {
      throw new IllegalArgumentException(
          "Weights (%s) must not be negative, and one must be above 0.".formatted(weights));
    }
    int[] whole = new int[weights.size()];
    double[] rest = new double[weights.size()];
    int left = WHOLE;
    for (int i = 0; i < whole.length; i++) {
      double exact = WHOLE * (weights.get(i) / sum);
      whole[i] = (int) Math.floor(exact);
      rest[i] = exact - whole[i];
      left -= whole[i];
    }
    int more = left;
    IntStream.range(0, whole.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -rest[i]))
        .limit(more)
        .forEach(i -> whole[i]++);
    return IntStream.of(whole).boxed().toList();
  }
}
