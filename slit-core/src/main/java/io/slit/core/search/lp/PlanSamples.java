package io.slit.core.search.lp;

import io.slit.core.pareto.Objective;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanningProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Random feasible plans for every power configuration of a small problem: for every way to choose
 * how many units are on at each deployment. Not to be changed after it is drawn.
 */
final class PlanSamples {
  /** Part of the rows that send a class to one deployment, where concave costs have their least. */
  private static final double WHOLE = 0.4;

  /** Part of the entries of other rows that are empty. */
  private static final double EMPTY = 0.3;

  private final List<Sample> samples = new ArrayList<>();
  private final int configurations;
  private final int evaluations;

  /** A plan to begin at and its distance from a goal. */
  record Start(PlanBuffer plan, double distance) {}

  private static final class Sample {
    private final PlanBuffer plan;
    private final double[] values;
    private final int configuration;

    Sample(PlanBuffer plan, double[] values, int configuration) {
      this.plan = plan;
      this.values = values;
      this.configuration = configuration;
    }
  }

  /**
   * Draws plans.
   *
   * @param configurations as {@link #configurations} counts them
   * @param each plans to draw of each; those that break capacity or an SLO are left out
   */
  PlanSamples(PlanningProblem problem, long seed, int configurations, int each) {
    this.configurations = configurations;
    this.evaluations = configurations * each;
    SplittableRandom random = new SplittableRandom(seed);
    PlanEvaluator evaluator = new PlanEvaluator(problem);
    PlanBuffer plan = new PlanBuffer(problem);
    double[] values = new double[Objective.values().length];
    for (int number = 0; number < configurations; number++) {
      configure(problem, number, plan);
      for (int i = 0; i < each; i++) {
        if (isDrawn(problem, random, plan) && evaluator.evaluate(plan, values) == 0) {
          PlanBuffer kept = new PlanBuffer(problem);
          kept.set(plan);
          samples.add(new Sample(kept, values.clone(), number));
        }
      }
    }
  }

  /**
   * Returns how many configurations a problem has; where there are more than a limit, limit + 1.
   */
  static int configurations(PlanningProblem problem, int limit) {
    long count = 1;
    for (int k = 0; k < problem.deployments() && count <= limit; k++) {
      count *= choices(problem, k);
    }
    return (int) Math.min(count, limit + 1L);
  }

  private static int choices(PlanningProblem problem, int k) {
    return problem.units(k) - problem.minUnits(k) + 1;
  }

  private static void configure(PlanningProblem problem, int number, PlanBuffer plan) {
    int rest = number;
    for (int k = 0; k < problem.deployments(); k++) {
      plan.setUnits(k, problem.minUnits(k) + rest % choices(problem, k));
      rest /= choices(problem, k);
    }
  }

  /** Draws shares of deployments that are on; tells whether every class has one. */
  private static boolean isDrawn(
      PlanningProblem problem, SplittableRandom random, PlanBuffer plan) {
    for (int c = 0; c < problem.classes(); c++) {
      int from = problem.pairStart(c);
      int to = problem.pairEnd(c);
      boolean whole = random.nextDouble() < WHOLE;
      int only = from + random.nextInt(to - from);
      double sum = 0;
      for (int p = from; p < to; p++) {
        double part = random.nextDouble() < EMPTY ? 0 : -Math.log(1 - random.nextDouble());
        boolean on = plan.units(problem.pairDeployment(p)) > 0;
        plan.setShare(p, !on ? 0 : !whole ? part : p == only ? 1 : 0);
        sum += plan.share(p);
      }
      if (!(sum > 0)) {
        return false;
      }
    }
    plan.normalise(problem);
    return true;
  }

  /** Returns how many plans were drawn. */
  int evaluations() {
    return evaluations;
  }

  /** Returns the plan of each configuration that is nearest to a goal, the nearest first. */
  List<Start> nearest(DominanceGoal goal) {
    double[] least = new double[configurations];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    PlanBuffer[] plans = new PlanBuffer[configurations];
    for (Sample sample : samples) {
      double distance = goal.distance(sample.values);
      if (distance < least[sample.configuration]) {
        least[sample.configuration] = distance;
        plans[sample.configuration] = sample.plan;
      }
    }
    return IntStream.range(0, configurations)
        .filter(i -> least[i] < Double.POSITIVE_INFINITY)
        .mapToObj(i -> new Start(plans[i], least[i]))
        .sorted(Comparator.comparingDouble(Start::distance))
        .toList();
  }
}
