package io.slit.core.routing;

import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.Region;
import io.slit.core.plan.PlanTarget;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.plan.RoutingPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A published plan compiled for look-up. Immutable: one reference swap puts it in force.
 *
 * <p>For each class it holds an alias table over the deployments the plan uses, and the weights
 * over all deployments that may serve it, used when a request's own constraints leave none of the
 * plan's.
 */
public final class ActivePlan {
  private static final double COLD_WEIGHT = 1e-6;

  private final PublishedPlan published;
  private final Fleet fleet;
  private final RequestClassifier classifier;
  private final long hash;
  private final Row[] rows;

  private ActivePlan(
      PublishedPlan published, Fleet fleet, RequestClassifier classifier, Row[] rows) {
    this.published = published;
    this.fleet = fleet;
    this.classifier = classifier;
    this.hash = Hash64.of(published.id(), 0);
    this.rows = rows;
  }

  /**
   * Compiles a plan.
   *
   * @throws IllegalArgumentException if the plan was made for another fleet, or if a row of it uses
   *     a deployment that is no target of it
   */
  public static ActivePlan compile(
      PublishedPlan published, Fleet fleet, RequestClassifier classifier) {
    List<DeploymentId> known = fleet.deployments().stream().map(Deployment::id).toList();
    if (!published.plan().shape().deployments().equals(known)) {
      throw new IllegalArgumentException(
          "The plan %s was made for other deployments than the fleet's. Plan again."
              .formatted(published.id()));
    }
    Row[] rows = new Row[published.plan().shape().classes().size()];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Row.of(published.plan(), row, published.targets().get(row), fleet);
    }
    return new ActivePlan(published, fleet, classifier, rows);
  }

  /** Returns the plan it was compiled from. */
  public PublishedPlan published() {
    return published;
  }

  /** Returns the fleet it routes to. */
  public Fleet fleet() {
    return fleet;
  }

  /** Returns the deployment of a column. */
  public Deployment deployment(int index) {
    return fleet.deployments().get(index);
  }

  RequestClassifier classifier() {
    return classifier;
  }

  public long hash() {
    return hash;
  }

  Row row(int requestClass) {
    return rows[requestClass];
  }

  /** One class: what the plan uses, and all that may serve it. */
  static final class Row {
    final AliasTable alias;

    /** Positions in {@link #targets} of the entries of the alias table. */
    final int[] planned;

    final PlanTarget[] targets;

    /** Columns of the targets. */
    final int[] columns;

    /** All positions. */
    final long[] everyPosition;

    final Map<Region, long[]> positionsByRegion = new HashMap<>();
    final Datacenter[] sites;
    final Deployment[] deployments;
    final double[] shares;
    final double[] fallback;

    private Row(
        AliasTable alias, int[] planned, PlanTarget[] targets, Fleet fleet, RoutingPlan plan) {
      this.alias = alias;
      this.planned = planned;
      this.targets = targets;
      this.sites = new Datacenter[targets.length];
      this.deployments = new Deployment[targets.length];
      this.shares = new double[targets.length];
      this.fallback = new double[targets.length];
      this.columns = new int[targets.length];
      this.everyPosition = Positions.all(targets.length);
      for (int i = 0; i < targets.length; i++) {
        deployments[i] = fleet.deployments().get(targets[i].deployment());
        sites[i] = fleet.getSite(deployments[i].site());
        columns[i] = targets[i].deployment();
        Positions.set(
            positionsByRegion.computeIfAbsent(
                sites[i].region(), region -> Positions.none(targets.length)),
            i);
        shares[i] = targets[i].share().value();
        fallback[i] =
            units(plan, targets[i].deployment(), deployments[i])
                / targets[i].estimate().ttftP95().seconds();
      }
    }

    /** A deployment that the plan switches off is a last resort: it has to load its model first. */
    private static double units(RoutingPlan plan, int index, Deployment deployment) {
      int powered = plan.poweredUnits(index);
      return powered > 0 ? powered : deployment.units() * COLD_WEIGHT;
    }

    static Row of(RoutingPlan plan, int row, List<PlanTarget> targets, Fleet fleet) {
      int size = plan.rowSize(row);
      int[] planned = new int[size];
      double[] weights = new double[size];
      for (int i = 0; i < size; i++) {
        planned[i] = position(plan, row, plan.rowDeployment(row, i), targets);
        weights[i] = plan.rowShare(row, i);
      }
      return new Row(
          AliasTable.of(weights), planned, targets.toArray(PlanTarget[]::new), fleet, plan);
    }

    private static int position(
        RoutingPlan plan, int row, int deployment, List<PlanTarget> targets) {
      for (int i = 0; i < targets.size(); i++) {
        if (targets.get(i).deployment() == deployment) {
          return i;
        }
      }
      throw new IllegalArgumentException(
          "The plan sends %s to %s, which may not serve it."
              .formatted(
                  plan.shape().classes().get(row), plan.shape().deployments().get(deployment)));
    }
  }
}
