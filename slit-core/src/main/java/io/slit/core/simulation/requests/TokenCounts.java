package io.slit.core.simulation.requests;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Measured pairs of input and output tokens; each pair is as likely as any other. Immutable. */
public final class TokenCounts {
  private final int[] input;
  private final int[] output;

  private TokenCounts(int[] input, int[] output) {
    this.input = input;
    this.output = output;
  }

  /** A request and its answer, in tokens. */
  public record Pair(int inputTokens, int outputTokens) {}

  /**
   * Returns the counts of these pairs.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TokenCounts of(List<Pair> pairs) {
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException("Token counts need at least one pair.");
    }
    return new TokenCounts(
        pairs.stream().mapToInt(Pair::inputTokens).toArray(),
        pairs.stream().mapToInt(Pair::outputTokens).toArray());
  }

  /** Returns the same pairs with their lengths times a factor each, at least one token. */
  public TokenCounts scaled(double inputFactor, double outputFactor) {
    return new TokenCounts(scaled(input, inputFactor), scaled(output, outputFactor));
  }

  private static int[] scaled(int[] lengths, double factor) {
    return Arrays.stream(lengths).map(one -> (int) Math.max(1, Math.round(one * factor))).toArray();
  }

  int draw(SplittableRandom random) {
    return random.nextInt(input.length);
  }

  int input(int pair) {
    return input[pair];
  }

  int output(int pair) {
    return output[pair];
  }

  /** Returns the mean output, in tokens. */
  public double meanOutput() {
    return Arrays.stream(output).average().orElseThrow();
  }

  /** Returns the mean input, in tokens. */
  public double meanInput() {
    return Arrays.stream(input).average().orElseThrow();
  }
}
