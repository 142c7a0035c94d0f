package io.slit.core.search.lp;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.search.Candidate;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchRun;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** A piece of a sweep, done by one planner: some weightings, or some edges and what they bring. */
final class SweepPiece {
  private static final double SAME = 1e-6;
  private static final double GAIN = 1e-7;

  /** What objectives of no weight still count, so that ties are broken to their good. */
  private static final double TIE_BREAK = 1e-4;

  private static final double[] MIXTURES = {0.25, 0.5, 0.75};
  private static final int FIRST_ROUNDS = 8;
  private static final int FIRST_PASSES = 4;
  private static final int NEXT_ROUNDS = 3;
  private static final int NEXT_PASSES = 2;

  private final WeightedPlanner planner;
  private final PlanningProblem problem;
  private final ObjectiveScale scale;
  private final SearchRun run;
  private final SweepOptions options;
  private final PlanBuffer plan;
  private final PlanBuffer other;
  private final PlanBuffer mixed;
  private final double[] objectives = new double[Objective.values().length];
  private final List<SweepNode> nodes = new ArrayList<>();
  private final List<SweepEdge> edges = new ArrayList<>();
  private final List<Candidate> candidates = new ArrayList<>();
  private final int parts;
  private int infeasible;
  private int evaluations;

  /**
   * Makes a piece.
   *
   * @param parts of the problem that no pair connects; 0 where what they add is not asked for
   */
  SweepPiece(
      WeightedPlanner planner,
      ObjectiveScale scale,
      SearchRun run,
      SweepOptions options,
      int parts) {
    this.parts = parts;
    this.options = options;
    this.planner = planner;
    this.problem = run.problem();
    this.scale = scale;
    this.run = run;
    this.plan = new PlanBuffer(problem);
    this.other = new PlanBuffer(problem);
    this.mixed = new PlanBuffer(problem);
    planner.takeEvaluations();
  }

  List<SweepNode> nodes() {
    return nodes;
  }

  List<SweepEdge> edges() {
    return edges;
  }

  List<Candidate> candidates() {
    return candidates;
  }

  int infeasible() {
    return infeasible;
  }

  int evaluations() {
    return evaluations;
  }

  /**
   * Solves one linear program for each weighting, with as few units as its plan needs: exact where
   * physics is linear.
   */
  SweepPiece solve(List<double[]> weightings) {
    for (double[] weights : weightings) {
      if (isOver()) {
        break;
      }
      solvePlain(raw(weights));
      node(weights);
    }
    evaluations += planner.takeEvaluations();
    return this;
  }

  /** Improves the plans of nodes for their weightings. */
  SweepPiece improve(List<SweepNode> some) {
    for (SweepNode one : some) {
      if (isOver()) {
        break;
      }
      problem.copy(one.found().plan(), plan);
      double[] raw = raw(one.weights());
      planner.improve(raw, plan, options.rounds(FIRST_ROUNDS), options.passes(FIRST_PASSES));
      node(one.weights());
    }
    evaluations += planner.takeEvaluations();
    return this;
  }

  /** Improves the best plans that are known for the weightings of nodes. */
  SweepPiece improveBest(List<SweepNode> some, PlanPool pool) {
    for (SweepNode one : some) {
      if (isOver()) {
        break;
      }
      double[] raw = raw(one.weights());
      if (pool.isEmpty()) {
        problem.copy(one.found().plan(), plan);
      } else {
        pool.best(raw, plan);
      }
      planner.improve(raw, plan, options.rounds(NEXT_ROUNDS), options.passes(NEXT_PASSES));
      node(one.weights());
    }
    evaluations += planner.takeEvaluations();
    return this;
  }

  private void solvePlain(double[] raw) {
    planner.solveLinear(raw, plan);
    plan.normalise(problem);
    problem.powerLeast(plan);
  }

  SweepPiece refine(List<SweepEdge> some, double length) {
    Deque<SweepEdge> left = new ArrayDeque<>(some);
    while (!left.isEmpty()) {
      SweepEdge edge = left.pop();
      double apart = edge.length();
      if (apart <= length || isOver()) {
        if (apart > SAME) {
          edges.add(edge);
        }
      } else {
        split(edge, left);
      }
    }
    evaluations += planner.takeEvaluations();
    return this;
  }

  /**
   * Tells whether the clock or this piece's part of the budget ends it; one plan is made at least.
   */
  private boolean isOver() {
    evaluations += planner.takeEvaluations();
    return !nodes.isEmpty() && (evaluations >= run.allowance() || run.timeIsUp());
  }

  private void split(SweepEdge edge, Deque<SweepEdge> left) {
    double part = edge.balance();
    double[] weights = edge.weights(part);
    double[] raw = raw(weights);
    solvePlain(raw);
    problem.copy(edge.from().found().plan(), mixed);
    problem.copy(edge.to().found().plan(), other);
    if (problem.physics() != Physics.LINEAR && !options.plain()) {
      startFromBest(raw, part);
      planner.improve(raw, plan, options.rounds(NEXT_ROUNDS), options.passes(NEXT_PASSES));
    }
    SweepNode node = node(weights);
    double ends = Math.min(edge.from().worth(weights), edge.to().worth(weights));
    boolean corner = node.distance(edge.from()) > SAME && node.distance(edge.to()) > SAME;
    if (corner && ends - node.worth(weights) > GAIN) {
      left.push(new SweepEdge(node, edge.to()));
      left.push(new SweepEdge(edge.from(), node));
    } else if (problem.physics() == Physics.LINEAR || !options.plain()) {
      problem.copy(edge.from().found().plan(), plan);
      offerMixtures();
    }
  }

  /**
   * Begins at the mixture of the ends, or at one of them, where it is better than the LP's plan.
   */
  private void startFromBest(double[] raw, double part) {
    double worth = planner.worth(raw, plan);
    PlanBuffer blend = new PlanBuffer(problem);
    blend.mix(mixed, other, part);
    for (PlanBuffer start : List.of(blend, mixed, other)) {
      double its = planner.worth(raw, start);
      if (its < worth) {
        worth = its;
        plan.set(start);
      }
    }
  }

  private void offerMixtures() {
    for (double part : MIXTURES) {
      mixed.mix(plan, other, part);
      mixed.normalise(problem);
      problem.powerLeast(mixed);
      offer(mixed, planner.evaluate(mixed, objectives));
    }
  }

  private double[] raw(double[] weights) {
    double[] all = weights.clone();
    for (int i = 0; i < all.length; i++) {
      all[i] = (all[i] + TIE_BREAK) / (1 + TIE_BREAK * all.length);
    }
    return scale.unscale(all);
  }

  private SweepNode node(double[] weights) {
    double[] byPart = new double[objectives.length * parts];
    Candidate candidate =
        offer(plan, parts == 0 ? planner.evaluate(plan, objectives) : evaluated(byPart));
    SweepNode node = new SweepNode(weights, scale.scale(candidate.objectives()), candidate, byPart);
    nodes.add(node);
    return node;
  }

  private double evaluated(double[] byPart) {
    double overrun = planner.evaluateByPart(plan, byPart);
    Arrays.fill(objectives, 0);
    for (int i = 0; i < byPart.length; i++) {
      objectives[i % objectives.length] += byPart[i];
    }
    return overrun;
  }

  private Candidate offer(PlanBuffer made, double overrun) {
    infeasible += overrun > 0 ? 1 : 0;
    Candidate candidate =
        new Candidate(ObjectiveVector.of(objectives), overrun, problem.toPlan(made));
    candidates.add(candidate);
    return candidate;
  }
}
