package io.slit.core.search.lp;

import io.slit.core.pareto.Objective;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Replaces the plans of a front of a small problem by plans that dominate them, by a search over
 * all power configurations.
 *
 * <p>Energy per request falls with load, so the plan that dominates may lie far away and with other
 * units on: no step from the plan itself finds it. For each plan of the front {@link
 * DominanceDescent} therefore begins at the plan itself and at the nearest plan of each
 * configuration ({@link PlanSamples}), {@value #STARTS} at most; what it finds is improved by
 * {@link DominanceStep}, and the search begins again from there. The most hopeful start of all
 * plans is always tried next. It ends when no start is left: no proof, but brute force finds
 * nothing more (docs/EXACT.md). For one thread.
 */
final class SmallFront {
  /** Part of the evaluations of a search that this takes in small problems. */
  static final double SHARE = 0.75;

  private static final int STARTS = 12;
  private static final int EVALUATIONS_EACH = 300;

  /** Part of these evaluations that plans are drawn with. */
  private static final double SAMPLES_SHARE = 0.25;

  private static final int MOST_SAMPLES_EACH = 2000;
  private static final int LEAST_SAMPLES_EACH = 50;

  /** Pairs of a class and a deployment beyond which a problem is not small. */
  private static final int MOST_PAIRS = 16;

  /** How near a drawn plan must be to be tried before the plan itself. */
  private static final double OWN = 0.02;

  private static final double BETTER = 1e-9;

  private final List<PlanBuffer> plans;
  private final List<Deque<PlanSamples.Start>> starts;
  private final PlanSamples samples;
  private final PlanEvaluator evaluator;
  private final DominanceGoal goal;
  private final DominanceDescent descent;
  private final DominanceStep step;
  private final PlanBuffer start;
  private final double[] values = new double[Objective.values().length];
  private final int evaluations;
  private int spent;

  /**
   * Draws plans to begin at.
   *
   * @param plans of the front, to be replaced in place
   * @param step of the same problem and objectives
   * @param evaluations plans to evaluate at most, about
   */
  SmallFront(
      PlanningProblem problem,
      SearchSettings settings,
      List<PlanBuffer> plans,
      DominanceStep step,
      int evaluations) {
    int count = PlanSamples.configurations(problem, mostConfigurations(evaluations));
    int each = (int) Math.min(MOST_SAMPLES_EACH, evaluations * SAMPLES_SHARE / count);
    this.samples = new PlanSamples(problem, settings.seed(), count, each);
    this.plans = plans;
    this.starts = new ArrayList<>();
    plans.forEach(plan -> starts.add(new ArrayDeque<>()));
    this.evaluations = evaluations;
    this.evaluator = new PlanEvaluator(problem);
    this.goal = new DominanceGoal(settings.objectives());
    this.descent = new DominanceDescent(problem, goal);
    this.step = step;
    this.start = new PlanBuffer(problem);
    this.spent = samples.evaluations();
  }

  /**
   * Tells whether a problem is small enough: few pairs, and {@value #LEAST_SAMPLES_EACH} plans at
   * least can be drawn of each configuration.
   */
  static boolean isSmall(PlanningProblem problem, int evaluations) {
    int most = mostConfigurations(evaluations);
    return problem.physics() == Physics.CONSOLIDATION
        && problem.pairCount() <= MOST_PAIRS
        && PlanSamples.configurations(problem, most) <= most;
  }

  private static int mostConfigurations(int evaluations) {
    return (int) (evaluations * SAMPLES_SHARE / LEAST_SAMPLES_EACH);
  }

  /**
   * Tries the most hopeful start of all until none is left, or evaluations or time are spent.
   *
   * @return plans evaluated or solved for
   */
  int improve(BooleanSupplier timeIsUp) {
    for (int i = 0; i < plans.size(); i++) {
      find(i);
    }
    while (spent < evaluations && !timeIsUp.getAsBoolean()) {
      int next = mostHopeful();
      if (next < 0) {
        break;
      }
      tryStart(next);
    }
    return spent;
  }

  private void aim(PlanBuffer plan) {
    evaluator.evaluate(plan, values);
    goal.set(values);
  }

  private void find(int i) {
    aim(plans.get(i));
    List<PlanSamples.Start> found = new ArrayList<>(samples.nearest(goal));
    found.add(new PlanSamples.Start(plans.get(i), OWN));
    found.sort(Comparator.comparingDouble(PlanSamples.Start::distance));
    Deque<PlanSamples.Start> queue = new ArrayDeque<>();
    for (int k = 0; k < Math.min(STARTS, found.size()); k++) {
      queue.add(found.get(k));
    }
    starts.set(i, queue);
  }

  private int mostHopeful() {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < starts.size(); i++) {
      PlanSamples.Start first = starts.get(i).peek();
      if (first != null && first.distance() < least) {
        least = first.distance();
        best = i;
      }
    }
    return best;
  }

  private void tryStart(int i) {
    PlanBuffer plan = plans.get(i);
    aim(plan);
    start.set(starts.get(i).remove().plan());
    double distance = descent.descend(start, EVALUATIONS_EACH);
    spent += descent.takeEvaluations();
    if (distance < -BETTER) {
      plan.set(start);
      step.improve(plan, Math.max(1, Math.min(EVALUATIONS_EACH, evaluations - spent)));
      spent += step.takeEvaluations();
      find(i);
    }
  }
}
