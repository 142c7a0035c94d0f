package io.slit.server.bench;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.core.search.synthetic.SyntheticProblem;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.workload.Epoch;
import io.slit.predictor.forecast.LearnedDemandForecaster;
import io.slit.predictor.forecast.LearnedEnvironmentForecaster;
import io.slit.server.planning.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Epochs that are planned one after the other.
 *
 * @param objectives that are traded against each other
 * @param problems of the epochs
 */
public record WarmChain(List<Objective> objectives, Problems problems) {
  private static final Duration EPOCH = Duration.ofMinutes(15);

  /** Makes the problem of an epoch. */
  @FunctionalInterface
  public interface Problems {
    /**
     * Returns a problem.
     *
     * @param epoch 0 is the first
     * @param before what was in force in the epoch before
     */
    PlanningProblem of(int epoch, Optional<RoutingPlan> before);
  }

  /** Copies the list. */
  public WarmChain {
    objectives = List.copyOf(objectives);
  }

  /** Returns a made-up fleet from the hour of its stored problem on, every quarter of an hour. */
  public static WarmChain synthetic(ProblemSize size, Physics physics, long seed) {
    return new WarmChain(
        BenchCase.OBJECTIVES,
        (epoch, before) -> SyntheticProblem.later(size, physics, seed, EPOCH.multipliedBy(epoch)));
  }

  /** Returns epochs of a scenario as a server compiles them: forecasts, and units that are warm. */
  public static WarmChain of(World world, ServingPredictor predictor, Instant from) {
    World.Forecasters forecasters =
        new World.Forecasters(new LearnedEnvironmentForecaster(), new LearnedDemandForecaster());
    Epoch first = world.scenario().time().epochAt(from);
    return new WarmChain(
        List.of(Objective.values()),
        (epoch, before) -> {
          Instant start = first.start().plus(first.length().multipliedBy(epoch));
          Epoch own = world.scenario().time().epochAt(start);
          PlanningProblem problem =
              PlanningProblem.compile(world.forecast(own, start, forecasters), predictor);
          return before.map(plan -> problem.withWarmUnits(plan.poweredUnits())).orElse(problem);
        });
  }
}
