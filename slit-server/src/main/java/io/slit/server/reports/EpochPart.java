package io.slit.server.reports;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.SiteId;
import io.slit.core.impact.PlanImpact.DeploymentImpact;
import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.PlanAssessor;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanningProblem;
import io.slit.core.units.Energy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a plan does in one of its epochs.
 *
 * @param problem of that epoch
 * @param plan of that epoch
 * @param impacts of the plan by deployment
 */
public record EpochPart(PlanningProblem problem, RoutingPlan plan, List<DeploymentImpact> impacts) {
  /** Copies the list. */
  public EpochPart {
    impacts = List.copyOf(impacts);
  }

  /** Assesses the plan of an epoch. */
  public static EpochPart of(PlanningProblem problem, RoutingPlan plan) {
    return new EpochPart(problem, plan, new PlanAssessor(problem, plan).impact().deployments());
  }

  /** Returns the facility energy by site, idle draw included, in the order of the sites. */
  public Map<SiteId, Energy> energyBySite() {
    return SiteEnergy.sum(problem, impacts);
  }

  /** Returns what the plan is worth in this epoch alone. */
  public ObjectiveVector objectives() {
    PlanBuffer buffer = new PlanBuffer(problem);
    problem.copy(plan, buffer);
    double[] values = new double[Objective.values().length];
    new PlanEvaluator(problem).evaluate(buffer, values);
    return ObjectiveVector.of(values);
  }

  /** Returns the requests that each site answers each second, in the order of the sites. */
  public Map<SiteId, Double> ratesBySite() {
    Map<SiteId, Double> rates = new LinkedHashMap<>();
    problem.input().fleet().sites().forEach(site -> rates.put(site.id(), 0.0));
    List<Deployment> deployments = problem.input().fleet().deployments();
    for (int row = 0; row < plan.shape().classes().size(); row++) {
      for (int i = 0; i < plan.rowSize(row); i++) {
        double rate = plan.rowShare(row, i) * problem.demandPerSecond(row);
        rates.merge(deployments.get(plan.rowDeployment(row, i)).site(), rate, Double::sum);
      }
    }
    return rates;
  }
}
