package io.slit.server.replay;

import io.slit.core.simulation.Dispatcher;
import io.slit.core.simulation.FleetLoad;
import io.slit.core.simulation.SimulatedRequest;
import io.slit.core.simulation.policy.Information;
import io.slit.core.simulation.policy.Policy;
import io.slit.core.simulation.policy.PolicyContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sends each request where the log says that it ran. Every unit of a deployment that the log names
 * is powered: what was on is not logged. A request that may not run there now goes by another
 * policy.
 *
 * @param ranOn positions in the fleet, by the number of the request; -1 where it may not
 * @param otherwise for requests that may not
 */
record LoggedPolicy(List<Integer> ranOn, Policy otherwise) implements Policy {
  static final String NAME = "logged";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Information information() {
    return Information.NOW;
  }

  @Override
  public Dispatcher dispatcher(PolicyContext context) {
    Dispatcher second = otherwise.dispatcher(context);
    Set<Integer> used = new HashSet<>(ranOn);
    return new Dispatcher() {
      @Override
      public void beginEpoch(int epoch, FleetLoad load) {
        second.beginEpoch(epoch, load);
      }

      @Override
      public int poweredUnits(int deployment, FleetLoad load) {
        return used.contains(deployment) ? ALL_UNITS : second.poweredUnits(deployment, load);
      }

      @Override
      public int dispatch(SimulatedRequest request, FleetLoad load) {
        int at = ranOn.get((int) request.id());
        return at >= 0 && load.healthy(at) ? at : second.dispatch(request, load);
      }
    };
  }
}
