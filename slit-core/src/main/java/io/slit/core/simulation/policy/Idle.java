package io.slit.core.simulation.policy;

import io.slit.core.simulation.Dispatcher;
import io.slit.core.simulation.FleetLoad;
import io.slit.core.simulation.SimulatedRequest;

/** Keeps the standby on and nothing else: the empty workload, which every footprint contains. */
public record Idle() implements Policy {
  @Override
  public String name() {
    return "idle";
  }

  @Override
  public Information information() {
    return Information.NOW;
  }

  @Override
  public Dispatcher dispatcher(PolicyContext context) {
    return new Dispatcher() {
      @Override
      public void beginEpoch(int epoch, FleetLoad load) {
        // Nothing is planned for no requests.
      }

      @Override
      public int poweredUnits(int deployment, FleetLoad load) {
        return 0;
      }

      @Override
      public int dispatch(SimulatedRequest request, FleetLoad load) {
        return REJECT;
      }
    };
  }
}
