package io.slit.core.search;

import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.impact.EmbodiedModel;
import io.slit.core.impact.EnergyModel;
import io.slit.core.impact.Footprint;
import io.slit.core.impact.PlanImpact;
import io.slit.core.impact.PlanImpact.DeploymentImpact;
import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.PlanIds;
import io.slit.core.plan.PlanTarget;
import io.slit.core.plan.PlannedConcurrency;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.plan.TargetEstimate;
import io.slit.core.plan.TargetEstimate.Band;
import io.slit.core.search.Pairs.RelativeBand;
import io.slit.core.units.CarbonMass;
import io.slit.core.units.Energy;
import io.slit.core.units.Latency;
import io.slit.core.units.Power;
import io.slit.core.units.Share;
import io.slit.core.workload.Epoch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says in typed detail what one plan does, by deployment and by target: for reports and for
 * publishing, not for the search loop. It goes through the formulas of {@code impact}, so it is
 * also the evaluator's check.
 */
public final class PlanAssessor {
  private final PlanningProblem problem;
  private final RoutingPlan plan;
  private final PlanEvaluator evaluator;
  private final OperatingPoints points;
  private final PlanBuffer buffer;
  private final double[] objectives = new double[Objective.values().length];
  private final double overrun;

  /** Assesses a plan of a problem. */
  public PlanAssessor(PlanningProblem problem, RoutingPlan plan) {
    this.problem = problem;
    this.plan = plan;
    this.evaluator = new PlanEvaluator(problem.withPhysics(Physics.CONSOLIDATION));
    this.points = evaluator.points();
    this.buffer = new PlanBuffer(problem);
    problem.copy(plan, buffer);
    evaluator.evaluate(buffer, objectives);
    this.overrun = new PlanEvaluator(problem).evaluate(buffer, objectives);
  }

  /** Returns what the plan is worth. */
  public ObjectiveVector objectives() {
    return ObjectiveVector.of(objectives);
  }

  /** Returns how far the plan breaks capacity or SLOs; 0 for a feasible plan. */
  public double overrun() {
    return overrun;
  }

  /** Returns what the plan does over its epoch, by deployment. */
  public PlanImpact impact() {
    List<DeploymentImpact> impacts = new ArrayList<>();
    for (int k = 0; k < problem.deployments(); k++) {
      impacts.add(impact(k));
    }
    return new PlanImpact(impacts);
  }

  private DeploymentImpact impact(int k) {
    Deployment deployment = problem.input().fleet().deployments().get(k);
    double seconds = problem.input().epoch().seconds();
    int units = buffer.units[k];
    CarbonMass embodied =
        EmbodiedModel.perUnit(
                deployment, problem.input().epoch().length(), problem.input().policy().lifetimes())
            .times(units);
    return new DeploymentImpact(
        deployment.id(),
        units,
        evaluator.load(k),
        points.concurrency[k],
        footprint(deployment, new Power(points.itWatts[k]).over(seconds)),
        footprint(deployment, EnergyModel.idlePerUnit(deployment).times(units).over(seconds)),
        embodied);
  }

  private Footprint footprint(Deployment deployment, Energy it) {
    Datacenter site = problem.input().fleet().getSite(deployment.site());
    Optional<SiteConditions> conditions = problem.input().environment().find(site.id());
    return conditions.map(known -> Footprint.of(it, site.pue(), known)).orElse(Footprint.ZERO);
  }

  /** Returns for each class every deployment that may serve it, with what it takes there. */
  public List<List<PlanTarget>> targets() {
    List<List<PlanTarget>> rows = new ArrayList<>();
    for (int c = 0; c < problem.classes(); c++) {
      List<PlanTarget> row = new ArrayList<>();
      for (int p = problem.pairs.start[c]; p < problem.pairs.start[c + 1]; p++) {
        Share share = new Share(Math.min(1, buffer.shares[p]));
        row.add(new PlanTarget(problem.pairs.deployment[p], share, estimate(p)));
      }
      rows.add(row);
    }
    return rows;
  }

  /**
   * Returns the plan with all that is needed to apply it.
   *
   * @param objectives what it is worth, as the search says
   * @param madeAt when it was made, on the clock of the planner
   */
  public PublishedPlan published(ObjectiveVector objectives, Instant madeAt) {
    Epoch epoch = problem.input().epoch();
    return new PublishedPlan(
        PlanIds.of(epoch, plan),
        epoch,
        madeAt,
        plan,
        objectives,
        targets(),
        problem.modelId(),
        PlannedConcurrency.of(impact()));
  }

  private TargetEstimate estimate(int p) {
    Pairs pairs = problem.pairs;
    int k = pairs.deployment[p];
    Deployment deployment = problem.input().fleet().deployments().get(k);
    double ttft = pairs.networkSeconds[p] + pairs.prefillSeconds[p] + points.waitSeconds[k];
    double meanOutput =
        problem.input().classes().get(pairs.requestClass[p]).profile().tokens().meanOutput();
    double decode = evaluator.atOperatingPoint(pairs.decodeSeconds, p);
    double tpot = decode / meanOutput / (1 - points.prefillShare[k]);
    double joules = evaluator.atOperatingPoint(pairs.gpuJoules, p);
    return new TargetEstimate(
        new Latency(ttft),
        new Latency(Math.max(ttft, evaluator.ttftP95Seconds(p))),
        new Latency(tpot),
        footprint(deployment, Energy.ofJoules(joules)),
        new Share(pairs.quality[p]),
        pairs.basis[p],
        Optional.of(band(pairs.band[p], ttft - pairs.prefillSeconds[p], p, tpot)));
  }

  private Band band(RelativeBand relative, double waitAndNetwork, int p, double tpot) {
    return new Band(
        relative.prefill().times(problem.pairs.prefillSeconds[p]).plus(waitAndNetwork),
        relative.tpot().times(tpot),
        relative.energy());
  }
}
