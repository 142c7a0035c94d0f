package io.slit.core.routing;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A set of deployments, by their position in the fleet. Immutable: one reference swap changes what
 * the router sees. Looking one up is a shift and a test.
 */
public final class DeploymentMask {
  /** Holds every deployment of any fleet. */
  public static final DeploymentMask ALL = new DeploymentMask(new long[0]);

  private static final int WORD_BITS = 6;

  /** Bits of what is left out, so that what is not mentioned is held. */
  private final long[] leftOut;

  private DeploymentMask(long[] leftOut) {
    this.leftOut = leftOut;
  }

  /**
   * Returns the deployments in {@code [0, deployments)} that a test accepts.
   *
   * @throws IllegalArgumentException if there are none to test
   */
  public static DeploymentMask of(int deployments, IntPredicate accepted) {
    if (deployments < 1) {
      throw new IllegalArgumentException(
          "A fleet of %d deployments has no mask; it must have at least 1.".formatted(deployments));
    }
    long[] words = new long[((deployments - 1) >> WORD_BITS) + 1];
    boolean any = false;
    for (int k = 0; k < deployments; k++) {
      if (!accepted.test(k)) {
        words[k >> WORD_BITS] |= 1L << k;
        any = true;
      }
    }
    return any ? new DeploymentMask(words) : ALL;
  }

  /** Tells whether a deployment is in it. */
  public boolean has(int deployment) {
    int word = deployment >> WORD_BITS;
    return word >= leftOut.length || ((leftOut[word] >>> deployment) & 1) == 0;
  }

  /** Returns the deployments that are in both. */
  public DeploymentMask and(DeploymentMask other) {
    long[] longer = leftOut.length >= other.leftOut.length ? leftOut : other.leftOut;
    long[] shorter = leftOut.length >= other.leftOut.length ? other.leftOut : leftOut;
    long[] words = longer.clone();
    for (int i = 0; i < shorter.length; i++) {
      words[i] |= shorter[i];
    }
    return new DeploymentMask(words);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DeploymentMask mask && Arrays.equals(leftOut, mask.leftOut);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(leftOut);
  }
}
