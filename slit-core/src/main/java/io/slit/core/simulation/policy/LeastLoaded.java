package io.slit.core.simulation.policy;

import io.slit.core.simulation.Dispatcher;
import io.slit.core.simulation.FleetLoad;

/** Each request goes where the fewest requests wait or run for each slot. */
record LeastLoaded(String name) implements Policy {
  @Override
  public Information information() {
    return Information.NOW;
  }

  @Override
  public Dispatcher dispatcher(PolicyContext context) {
    return new LoadDispatcher(context, LeastLoaded::least);
  }

  private static int least(int[] deployments, int count, FleetLoad load) {
    int best = deployments[0];
    for (int i = 1; i < count; i++) {
      if (LoadDispatcher.loadOf(deployments[i], load) < LoadDispatcher.loadOf(best, load)) {
        best = deployments[i];
      }
    }
    return best;
  }
}
