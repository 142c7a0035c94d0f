package io.slit.core.search.lp;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.search.Genome;
import io.slit.core.search.GenomeDecoder;
import io.slit.core.search.LinearCosts;
import io.slit.core.search.PlanArchive;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchBudget;
import java.util.ArrayList;
import java.util.List;

/**
 * The exact plans of many weightings of the linear picture, and the genomes that come nearest to
 * them: candidates for an archive, and starts for a search that knows what is not linear.
 *
 * <p>The weightings are a lattice over the objectives, each alone among them, in an order of
 * neighbours. A genome takes the weights, and the dual prices of capacity as the prices of
 * deployments. Plans are powered and evaluated as searched plans are. Where demand finds no room,
 * scores do not matter: one plan that overflows least is all. For one thread.
 */
public final class LpSeeds {
  /** Steps of the finest lattice: 126 weightings of five objectives. */
  private static final int MOST_STEPS = 5;

  /** Part of a search's evaluations that may be spent here. */
  private static final double PART_OF_BUDGET = 0.25;

  /** What objectives of no weight still count, so that ties are broken to their good. */
  private static final double TIE_BREAK = 1e-4;

  private final PlanningProblem problem;
  private final LinearCosts costs;
  private final GenomeDecoder decoder;
  private final PlanEvaluator evaluator;
  private final LinearPlanner planner;
  private final PlanBuffer buffer;
  private final double[] weights = new double[LinearCosts.CRITERIA];
  private final double[] scores;
  private final double[] objectives = new double[Objective.values().length];
  private int evaluations;
  private int infeasible;

  /** Makes the seeds of a problem. */
  public LpSeeds(PlanningProblem problem, LinearCosts costs, GenomeDecoder decoder) {
    this.problem = problem;
    this.costs = costs;
    this.decoder = decoder;
    this.evaluator = new PlanEvaluator(problem);
    this.planner = new LinearPlanner(problem);
    this.buffer = new PlanBuffer(problem);
    this.scores = new double[problem.pairCount()];
  }

  /**
   * Solves as many weightings as a quarter of a budget's evaluations allows, until time is up, and
   * offers every plan to an archive.
   *
   * @return the genomes, in the order of the weightings
   */
  public List<Genome> offerTo(PlanArchive archive, SearchBudget budget) {
    List<Genome> genomes = new ArrayList<>();
    for (double[] weighting : weightings((int) (budget.evaluations() * PART_OF_BUDGET))) {
      if (budget.timeIsUp().getAsBoolean()) {
        break;
      }
      LinearSolution solution = solve(weighting);
      offerTo(archive);
      genomes.add(decoder.pricing(weights, requestPrices(solution)));
      if (!solution.feasible()) {
        break;
      }
    }
    return genomes;
  }

  private List<double[]> weightings(int atMost) {
    for (int steps = MOST_STEPS; steps > 0; steps--) {
      List<double[]> lattice = WeightLattice.of(objectives.length, steps);
      if (lattice.size() <= atMost) {
        return lattice;
      }
    }
    return List.of();
  }

  private LinearSolution solve(double[] weighting) {
    for (int i = 0; i < weighting.length; i++) {
      weights[i] = (weighting[i] + TIE_BREAK) / (1 + TIE_BREAK * weighting.length);
    }
    costs.score(weights, scores);
    LinearSolution solution = planner.solve(scores);
    planner.write(buffer);
    problem.powerLeast(buffer);
    return solution;
  }

  private void offerTo(PlanArchive archive) {
    double overrun = evaluator.evaluate(buffer, objectives);
    evaluations++;
    infeasible += overrun > 0 ? 1 : 0;
    ObjectiveVector values = ObjectiveVector.of(objectives);
    archive.offer(new EvaluatedPlan("lp", problem.toPlan(buffer), values), overrun);
  }

  /** Returns prices by request: those by replica-second, times the mean load of what is there. */
  private double[] requestPrices(LinearSolution solution) {
    double[] load = new double[problem.deployments()];
    double[] rate = new double[problem.deployments()];
    for (int c = 0; c < problem.classes(); c++) {
      for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
        double flow = buffer.share(p) * problem.demandPerSecond(c);
        load[problem.pairDeployment(p)] += flow * problem.loadSeconds(p);
        rate[problem.pairDeployment(p)] += flow;
      }
    }
    double[] prices = new double[load.length];
    for (int k = 0; k < prices.length; k++) {
      prices[k] = rate[k] == 0 ? 0 : solution.price(k) * load[k] / rate[k];
    }
    return prices;
  }

  /** Returns how many plans were evaluated. */
  public int evaluations() {
    return evaluations;
  }

  /** Returns how many of them broke capacity or an SLO. */
  public int infeasible() {
    return infeasible;
  }
}
