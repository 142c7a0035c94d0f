package io.slit.core.routing;

import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.Region;
import io.slit.core.plan.PlanTarget;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.workload.InferenceRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
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

  /** Tells whether a request's constraints allow a target. */
  public boolean allows(PlanTarget target, InferenceRequest request) {
    if (request.constraints().isNone()) {
      return true;
    }
    Deployment deployment = deployment(target.deployment());
    Region region = fleet.getSite(deployment.site()).region();
    return Filter.why(region, deployment.id(), target, request.constraints()) == null;
  }

  /** Tells whether a target is expected to keep the times a request asks for. */
  public static boolean meetsSlo(PlanTarget target, InferenceRequest request) {
    return Filter.miss(target.estimate(), request) == null;
  }

  /**
   * Returns this plan as far as another one keeps its deployments in power: shares of deployments
   * that the other switches off go to the rest in proportion, and a row that has none left is drawn
   * by capacity over latency. For requests that choose another plan than the one in force.
   */
  public ActivePlan within(ActivePlan inForce) {
    RoutingPlan powered = inForce.published.plan();
    Row[] narrowed = new Row[rows.length];
    for (int row = 0; row < rows.length; row++) {
      narrowed[row] = new Row(rows[row].targets, fleet, powered, true);
    }
    return new ActivePlan(published, fleet, classifier, narrowed);
  }

  /**
   * Returns this plan without its shares: every request is drawn by capacity over latency, of the
   * units that the plan keeps in power. For plans that are too old to be followed.
   */
  public ActivePlan byCapacity() {
    Row[] open = new Row[rows.length];
    for (int row = 0; row < rows.length; row++) {
      open[row] = rows[row].withoutShares();
    }
    return new ActivePlan(published, fleet, classifier, open);
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
    final PlanTarget[] targets;

    /** Columns of the targets. */
    final int[] columns;

    /** All targets. */
    final Subset every;

    /** Regions that have targets, and those targets. */
    final Region[] regions;

    final Subset[] subsets;

    final Datacenter[] sites;
    final Deployment[] deployments;
    final double[] shares;
    final double[] fallback;

    /** Takes shares from the targets and units in power from a plan. */
    private Row(PlanTarget[] targets, Fleet fleet, RoutingPlan plan, boolean poweredOnly) {
      this.targets = targets;
      this.sites = new Datacenter[targets.length];
      this.deployments = new Deployment[targets.length];
      this.shares = new double[targets.length];
      this.fallback = new double[targets.length];
      this.columns = new int[targets.length];
      Map<Region, long[]> positions = new LinkedHashMap<>();
      for (int i = 0; i < targets.length; i++) {
        deployments[i] = fleet.deployments().get(targets[i].deployment());
        sites[i] = fleet.getSite(deployments[i].site());
        columns[i] = targets[i].deployment();
        Positions.set(
            positions.computeIfAbsent(sites[i].region(), region -> Positions.none(targets.length)),
            i);
        boolean counts = !poweredOnly || plan.poweredUnits(columns[i]) > 0;
        shares[i] = counts ? targets[i].share().value() : 0;
        fallback[i] =
            units(plan, targets[i].deployment(), deployments[i])
                / targets[i].estimate().ttftP95().seconds();
      }
      this.every = Subset.prepared(Positions.all(targets.length), shares);
      this.regions = positions.keySet().toArray(Region[]::new);
      this.subsets =
          Arrays.stream(regions)
              .map(region -> Subset.prepared(positions.getOrDefault(region, new long[0]), shares))
              .toArray(Subset[]::new);
    }

    /** Copies a row, with no share anywhere. */
    private Row(Row other) {
      this.targets = other.targets;
      this.columns = other.columns;
      this.sites = other.sites;
      this.deployments = other.deployments;
      this.fallback = other.fallback;
      this.regions = other.regions;
      this.shares = new double[targets.length];
      this.every = other.every.withoutTable();
      this.subsets = Arrays.stream(other.subsets).map(Subset::withoutTable).toArray(Subset[]::new);
    }

    Row withoutShares() {
      return new Row(this);
    }

    /** A deployment that the plan switches off is a last resort: it has to load its model first. */
    private static double units(RoutingPlan plan, int index, Deployment deployment) {
      int powered = plan.poweredUnits(index);
      return powered > 0 ? powered : deployment.units() * COLD_WEIGHT;
    }

    static Row of(RoutingPlan plan, int row, List<PlanTarget> targets, Fleet fleet) {
      for (int i = 0; i < plan.rowSize(row); i++) {
        requireTarget(plan, row, plan.rowDeployment(row, i), targets);
      }
      return new Row(targets.toArray(PlanTarget[]::new), fleet, plan, false);
    }

    private static void requireTarget(
        RoutingPlan plan, int row, int deployment, List<PlanTarget> targets) {
      if (targets.stream().noneMatch(target -> target.deployment() == deployment)) {
        throw new IllegalArgumentException(
            "The plan sends %s to %s, which may not serve it."
                .formatted(
                    plan.shape().classes().get(row), plan.shape().deployments().get(deployment)));
      }
    }
  }
}
