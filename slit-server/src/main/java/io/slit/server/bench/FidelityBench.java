package io.slit.server.bench;

import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.impact.Footprint;
import io.slit.core.impact.PlanImpact;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.PlanTarget;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.BaselinePlans;
import io.slit.core.search.LinearCosts;
import io.slit.core.search.PlanAssessor;
import io.slit.core.search.PlanningInput;
import io.slit.core.search.PlanningProblem;
import io.slit.core.simulation.DeploymentEpoch;
import io.slit.core.simulation.Horizon;
import io.slit.core.simulation.Simulation;
import io.slit.core.simulation.SimulationResult;
import io.slit.core.simulation.SimulationSetting;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.units.Energy;
import io.slit.core.workload.Epoch;
import io.slit.server.planning.World;
import io.slit.server.simulation.SimulatedWorld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The planner's predictions beside the simulator: the same plans under the same demand, played with
 * Poisson arrivals. Nothing of the simulator is fitted to the predictor or the other way round;
 * both stand on the same measured tables.
 */
public final class FidelityBench {
  private final World world;
  private final ServingPredictor predictor;
  private final SimulatedWorld simulated;
  private final Consumer<String> progress;

  /**
   * What is compared.
   *
   * @param epochs starts of the epochs
   * @param factors of the scenario's demand
   * @param plans names of baseline plans
   * @param seed of the requests
   */
  public record Run(List<Instant> epochs, List<Double> factors, List<String> plans, long seed) {
    /** Copies the lists. */
    public Run {
      epochs = List.copyOf(epochs);
      factors = List.copyOf(factors);
      plans = List.copyOf(plans);
    }
  }

  /**
   * Takes a world and who predicts serving in it.
   *
   * @param progress told in one sentence per epoch
   */
  public FidelityBench(World world, ServingPredictor predictor, Consumer<String> progress) {
    this.world = world;
    this.predictor = predictor;
    this.simulated = SimulatedWorld.of(world);
    this.progress = progress;
  }

  /** Returns the cells of a run, one for each deployment, epoch, factor and plan that has load. */
  public List<Cell> measure(Run run) {
    List<Cell> cells = new ArrayList<>();
    for (Instant at : run.epochs()) {
      for (double factor : run.factors()) {
        cells.addAll(measure(run, world.scenario().time().epochAt(at), factor));
      }
      progress.accept("Played " + at);
    }
    return cells;
  }

  /**
   * One deployment in one epoch.
   *
   * @param deployment what served
   * @param band of the utilisation that the planner booked
   * @param concurrency mean requests in service on a replica, predicted
   * @param row predicted and simulated
   */
  public record Cell(Deployment deployment, LoadBand band, double concurrency, FidelityRow row) {}

  private List<Cell> measure(Run run, Epoch epoch, double factor) {
    PlanningInput real = world.measured(epoch);
    PlanningInput input = real.withDemand(real.demand().times(factor));
    PlanningProblem problem = PlanningProblem.compile(input, predictor);
    List<Cell> cells = new ArrayList<>();
    for (EvaluatedPlan plan : new BaselinePlans(problem, new LinearCosts(problem)).all()) {
      if (run.plans().contains(plan.id())) {
        cells.addAll(compare(problem, plan.plan(), run.seed()));
      }
    }
    return cells;
  }

  private List<Cell> compare(PlanningProblem problem, RoutingPlan plan, long seed) {
    PlanAssessor assessor = new PlanAssessor(problem, plan);
    PlanImpact impact = assessor.impact();
    double[] ttft = predictedTtft(problem, assessor.targets());
    // The first epoch fills the fleet, the second counts.
    Horizon horizon = Horizon.whole(problem.epochSeconds(), 2);
    SimulationSetting setting = simulated.setting(horizon);
    SimulatedWorld.Asked asked =
        new SimulatedWorld.Asked(problem.input().epoch().start(), horizon, 1, seed);
    SimulationResult result =
        Simulation.run(
            setting,
            simulated.steadyRequests(asked, problem.input().demand()),
            new PlanShares(plan, seed));
    List<Cell> cells = new ArrayList<>();
    for (int k = 0; k < problem.deployments(); k++) {
      DeploymentEpoch cell = result.epochs().get(1).cells().get(k);
      if (cell.firstTokens() > 0) {
        cells.add(cell(problem, impact.deployments().get(k), ttft[k], cell, k));
      }
    }
    return cells;
  }

  private Cell cell(
      PlanningProblem problem,
      PlanImpact.DeploymentImpact predicted,
      double ttft,
      DeploymentEpoch cell,
      int k) {
    Deployment deployment = world.fleet().deployments().get(k);
    Datacenter site = world.fleet().getSite(deployment.site());
    SiteConditions conditions = problem.input().environment().find(site.id()).orElseThrow();
    Footprint really = Footprint.of(new Energy(cell.energy().totalKwh()), site.pue(), conditions);
    Footprint planned = predicted.total();
    FidelityRow.Facility facility =
        new FidelityRow.Facility(
            new FidelityRow.Pair(planned.facility().kwh(), really.facility().kwh()),
            new FidelityRow.Pair(planned.carbon().grams(), really.carbon().grams()),
            new FidelityRow.Pair(planned.water().litres(), really.water().litres()));
    FidelityRow row =
        new FidelityRow(
            deployment.id().value(),
            1,
            cell.firstTokens(),
            new FidelityRow.Pair(ttft * cell.firstTokens(), cell.ttftSumSeconds()),
            facility);
    return new Cell(deployment, LoadBand.of(predicted.utilisation()), predicted.concurrency(), row);
  }

  /** Returns the mean predicted TTFT of each deployment over its requests, in s. */
  private static double[] predictedTtft(PlanningProblem problem, List<List<PlanTarget>> targets) {
    double[] sum = new double[problem.deployments()];
    double[] rate = new double[problem.deployments()];
    for (int c = 0; c < targets.size(); c++) {
      for (PlanTarget target : targets.get(c)) {
        double perSecond = problem.demandPerSecond(c) * target.share().value();
        rate[target.deployment()] += perSecond;
        sum[target.deployment()] += perSecond * target.estimate().ttft().seconds();
      }
    }
    for (int k = 0; k < sum.length; k++) {
      sum[k] = rate[k] > 0 ? sum[k] / rate[k] : 0;
    }
    return sum;
  }
}
