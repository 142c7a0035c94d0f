package io.slit.core.simulation.policy;

import io.slit.core.simulation.Dispatcher;
import java.util.SplittableRandom;

/**
 * Each request goes to the less loaded of two deployments drawn at random (Mitzenmacher, "The power
 * of two choices in randomized load balancing", 2001).
 *
 * @param seed of the draws
 */
record PowerOfTwoChoices(String name, long seed) implements Policy {
  @Override
  public Information information() {
    return Information.NOW;
  }

  @Override
  public Dispatcher dispatcher(PolicyContext context) {
    SplittableRandom random = new SplittableRandom(seed);
    return new LoadDispatcher(
        context,
        (deployments, count, load) -> {
          int one = deployments[random.nextInt(count)];
          int other = deployments[random.nextInt(count)];
          return LoadDispatcher.loadOf(other, load) < LoadDispatcher.loadOf(one, load)
              ? other
              : one;
        });
  }
}
