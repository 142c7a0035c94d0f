package io.slit.core.search.slit;

import io.slit.core.pareto.Objective;
import io.slit.core.search.PartEvaluator;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.Surrogate;
import io.slit.core.search.lp.PlanPool;
import io.slit.core.search.lp.WeightedPlanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses where the local search of a kick starts, part by part, by what a surrogate says it gains
 * from there, and keeps what it did gain for the next surrogate. For one piece of work.
 */
final class KickGuide {
  private static final int OBJECTIVES = Objective.values().length;

  /** How large a gain may count, relative; a kick that broke a plan is no more than bad. */
  private static final double MOST_GAIN = 0.05;

  private final PlanningProblem problem;
  private final KickFeatures features;
  private final PartEvaluator evaluator;
  private final int[] partOf;
  private final @Nullable Surrogate surrogate;
  private final PlanBuffer drawn;
  private final PlanBuffer start;
  private final double[] before;
  private final double[] after;
  private final List<Lesson> lessons = new ArrayList<>();
  private double[][] chosen = {};

  KickGuide(
      PlanningProblem problem,
      PlanPool pool,
      KickFeatures features,
      @Nullable Surrogate surrogate) {
    this.problem = problem;
    this.features = features;
    this.partOf = pool.partOf();
    this.evaluator = new PartEvaluator(problem, partOf);
    this.surrogate = surrogate;
    this.drawn = new PlanBuffer(problem);
    this.start = new PlanBuffer(problem);
    this.before = new double[OBJECTIVES * pool.parts()];
    this.after = new double[OBJECTIVES * pool.parts()];
  }

  List<Lesson> lessons() {
    return lessons;
  }

  /**
   * Makes the start of a kick.
   *
   * @param known the best known plan of the weights
   * @param best receives the start
   * @return how many plans were evaluated, beyond what the planner counts
   */
  int start(
      Kick kick, double[] weights, WeightedPlanner planner, PlanBuffer known, PlanBuffer best) {
    features.look(known);
    evaluate(known, before);
    double[] most = new double[before.length / OBJECTIVES];
    List<double[]> choices = kick.choices();
    for (int i = 0; i < choices.size(); i++) {
      drawn.set(known);
      planner.kick(weights, choices.get(i), drawn);
      start.mix(known, drawn, kick.way());
      evaluate(start, after);
      double[][] rows =
          features.rows(kick.scaledWeights(), kick.way(), choices.get(i), gains(weights));
      if (i == 0) {
        chosen = rows;
        best.set(start);
      }
      take(rows, most, i == 0, best);
    }
    return 1 + choices.size();
  }

  /** Takes the parts that promise more than those taken before. */
  private void take(double[][] rows, double[] most, boolean first, PlanBuffer best) {
    if (surrogate == null) {
      return;
    }
    boolean[] better = new boolean[rows.length];
    for (int part = 0; part < rows.length; part++) {
      double gain = surrogate.predict(rows[part]);
      better[part] = first || gain > most[part];
      if (better[part]) {
        most[part] = gain;
        chosen[part] = rows[part];
      }
    }
    for (int p = 0; p < problem.pairCount(); p++) {
      if (better[partOf[problem.pairDeployment(p)]]) {
        best.setShare(p, start.share(p));
      }
    }
  }

  /** Notes what came of the start chosen last. */
  void learn(double[] weights, PlanBuffer known, PlanBuffer end) {
    evaluate(known, before);
    evaluate(end, after);
    double[] gains = gains(weights);
    for (int part = 0; part < chosen.length; part++) {
      lessons.add(new Lesson(chosen[part], gains[part]));
    }
  }

  private void evaluate(PlanBuffer plan, double[] byPart) {
    problem.powerLeast(plan);
    evaluator.evaluate(plan, byPart);
  }

  /** Returns by how much each part became less, of the mean part. */
  private double[] gains(double[] weights) {
    double[] gains = new double[before.length / OBJECTIVES];
    double whole = 0;
    for (int i = 0; i < before.length; i++) {
      double weight = weights[i % OBJECTIVES];
      whole += weight * before[i];
      gains[i / OBJECTIVES] += weight * (before[i] - after[i]);
    }
    for (int part = 0; part < gains.length; part++) {
      double relative = gains[part] * gains.length / Math.abs(whole);
      gains[part] = Math.max(-MOST_GAIN, Math.min(MOST_GAIN, relative));
    }
    return gains;
  }
}
