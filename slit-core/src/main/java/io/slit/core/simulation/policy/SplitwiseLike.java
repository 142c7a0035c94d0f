package io.slit.core.simulation.policy;

import io.slit.core.simulation.Dispatcher;
import io.slit.core.simulation.FleetLoad;

/**
 * After Splitwise (Patel et al., ISCA 2024): join the shortest queue, counted in tokens for each
 * serving replica. Its pools of machines for prefill and for decode are left out: replicas of the
 * simulator do both, so what it gains by keeping them apart is not shown.
 */
record SplitwiseLike(String name) implements Policy {
  @Override
  public Information information() {
    return Information.NOW;
  }

  @Override
  public Dispatcher dispatcher(PolicyContext context) {
    return new LoadDispatcher(context, SplitwiseLike::shortest);
  }

  private static int shortest(int[] deployments, int count, FleetLoad load) {
    int best = deployments[0];
    for (int i = 1; i < count; i++) {
      if (LoadDispatcher.tokensOf(deployments[i], load) < LoadDispatcher.tokensOf(best, load)) {
        best = deployments[i];
      }
    }
    return best;
  }
}
