package io.slit.core.simulation.policy;

import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.PlanningProblem;
import io.slit.core.simulation.Dispatcher;
import io.slit.core.simulation.FleetLoad;
import io.slit.core.simulation.SimulatedRequest;
import io.slit.core.workload.Epoch;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the load of the fleet for each request, and at no forecast. Units are powered as for
 * {@link CapacityWeighted} shares; what serves nothing now is no choice while anything else is.
 */
final class LoadDispatcher implements Dispatcher {
  private final PolicyContext context;
  private final Choice choice;
  private @Nullable Epoch planned;
  private @Nullable RoutingPlan plan;
  private int[][] allowed = new int[0][];
  private int[] usable = new int[0];

  /** Chooses one of some deployments. */
  @FunctionalInterface
  interface Choice {
    /** Returns one of the first {@code count} of them; there is at least one. */
    int choose(int[] deployments, int count, FleetLoad load);
  }

  LoadDispatcher(PolicyContext context, Choice choice) {
    this.context = context;
    this.choice = choice;
  }

  @Override
  public void beginEpoch(int epoch, FleetLoad load) {
    Epoch running = context.ground().epochs().get(epoch);
    if (!running.equals(planned)) {
      planned = running;
      PlanningProblem problem = context.problem();
      plan = new CapacityWeighted().plan(problem);
      allowed = new int[problem.classes()][];
      for (int c = 0; c < allowed.length; c++) {
        allowed[c] = new int[problem.pairEnd(c) - problem.pairStart(c)];
        int first = problem.pairStart(c);
        Arrays.setAll(allowed[c], i -> problem.pairDeployment(first + i));
      }
      usable = new int[load.deployments()];
    }
  }

  @Override
  public int poweredUnits(int deployment, FleetLoad load) {
    return Objects.requireNonNull(plan, "No epoch has begun.").poweredUnits(deployment);
  }

  @Override
  public int dispatch(SimulatedRequest request, FleetLoad load) {
    int[] all = allowed[request.classIndex()];
    int serving = 0;
    for (int k : all) {
      if (load.healthy(k) && load.replicas(k) > 0) {
        usable[serving++] = k;
      }
    }
    if (serving == 0) {
      for (int k : all) {
        if (load.healthy(k)) {
          usable[serving++] = k;
        }
      }
    }
    return serving == 0 ? REJECT : choice.choose(usable, serving, load);
  }

  /** Returns requests that wait or run, for each slot. */
  static double loadOf(int k, FleetLoad load) {
    return (load.waiting(k) + load.running(k)) / (double) Math.max(1, load.slots(k));
  }

  /** Returns tokens held, for each serving replica. */
  static double tokensOf(int k, FleetLoad load) {
    return load.outstandingTokens(k) / (double) Math.max(1, load.replicas(k));
  }
}
