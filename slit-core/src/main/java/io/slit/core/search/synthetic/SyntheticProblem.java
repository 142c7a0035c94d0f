package io.slit.core.search.synthetic;

import io.slit.core.search.Physics;
import io.slit.core.search.PlanningInput;
import io.slit.core.search.PlanningPolicy;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.lp.LinearPlanner;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.workload.Epoch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A made-up problem: sites all over a sphere with their own accelerators, grid, water and price,
 * and origins that are busy by day.
 *
 * <p>Every class may run at every site. One model answers everything, so that quality is the same
 * for all plans and four objectives remain. Demand is scaled so that the busiest hour books {@value
 * #PEAK_LOAD} of all capacity where every class runs where it loads least, or less where that finds
 * no room. The same size and seed give the same problem everywhere.
 */
public final class SyntheticProblem {
  /** Part of all capacity that the busiest hour needs. */
  public static final double PEAK_LOAD = 0.6;

  private static final Instant START = Instant.parse("2023-07-10T00:00:00Z");
  private static final int NOON = 12;

  /** What demand is lowered by, again and again, until all of it finds room. */
  private static final double LESS = 0.95;

  private static final int HOURS_OF_A_DAY = 24;
  private static final int MINUTES_OF_AN_HOUR = 60;

  private SyntheticProblem() {}

  /** Returns the problem of a size, a physics and a seed. */
  public static PlanningProblem of(ProblemSize size, Physics physics, long seed) {
    return later(size, physics, seed, Duration.ZERO);
  }

  /**
   * Returns the problem of the same fleet and workload some time later: sun, evenings and demand
   * have moved on. Each of its hours is as long as before, so that values compare; rows and columns
   * are the same but for the names of hours.
   */
  public static PlanningProblem later(
      ProblemSize size, Physics physics, long seed, Duration passed) {
    SplittableRandom random = new SplittableRandom(seed);
    SyntheticFleet fleet = SyntheticFleet.of(size.sites(), random.split());
    SyntheticWorkload workload = SyntheticWorkload.of(size.origins(), random.split());
    double factor = PEAK_LOAD / busiest(fleet, workload);
    PlanningProblem problem = problem(size, physics, new World(fleet, workload), passed, factor);
    while (!findsRoom(problem)) {
      factor *= LESS;
      problem = problem(size, physics, new World(fleet, workload), passed, factor);
    }
    return problem;
  }

  private record World(SyntheticFleet fleet, SyntheticWorkload workload) {}

  private static PlanningProblem problem(
      ProblemSize size, Physics physics, World world, Duration passed, double factor) {
    List<PlanningProblem> hours =
        IntStream.range(0, size.hours())
            .map(hour -> size.hours() == 1 ? NOON : hour)
            .mapToObj(hour -> Duration.ofHours(hour).plus(passed))
            .map(time -> compiled(input(world.fleet(), world.workload(), time, factor), physics))
            .toList();
    return hours.size() == 1 ? hours.get(0) : PlanningProblem.joint(hours);
  }

  /** Sites differ in what a class takes there, so that even a load below 1 may find no room. */
  private static boolean findsRoom(PlanningProblem problem) {
    return new LinearPlanner(problem).solve(new double[problem.pairCount()]).feasible();
  }

  private static double busiest(SyntheticFleet fleet, SyntheticWorkload workload) {
    return IntStream.range(0, HOURS_OF_A_DAY)
        .mapToObj(Duration::ofHours)
        .map(time -> compiled(input(fleet, workload, time, 1), Physics.LINEAR))
        .mapToDouble(PlanningProblem::leastLoad)
        .max()
        .orElseThrow();
  }

  /** Returns what predicts serving in made-up problems, to compile changed ones with. */
  public static ServingPredictor serving() {
    return new SyntheticServing();
  }

  private static PlanningProblem compiled(PlanningInput input, Physics physics) {
    return PlanningProblem.compile(input, serving()).withPhysics(physics);
  }

  private static PlanningInput input(
      SyntheticFleet fleet, SyntheticWorkload workload, Duration time, double factor) {
    Epoch epoch = new Epoch(START.plus(time), Duration.ofHours(1));
    double hour = (double) time.toMinutes() / MINUTES_OF_AN_HOUR;
    return new PlanningInput(
        fleet.fleet(),
        workload.classes(),
        workload.distanceTo(fleet),
        epoch,
        workload.demand(hour).times(factor),
        fleet.environment(hour),
        PlanningPolicy.DEFAULT);
  }
}
