package io.slit.core.search;

import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.DeploymentId;
import io.slit.core.plan.PlanShape;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.RequestClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * The frozen input of one planning cycle, as tables (MODELS.md 9).
 *
 * <p>Choose a share of every class for every deployment that may serve it, and how many units of
 * each stay powered; minimise mean TTFT, carbon, water, cost and quality loss. Residency, model and
 * quality floor are hard: only allowed pairs exist. Immutable after compilation; safe to share.
 */
public final class PlanningProblem {
  final Pairs pairs;
  final Pools pools;
  final double[] demandPerSecond;
  final double[] sloSeconds;
  final double[] inputScv;

  private final List<PlanningInput> epochs;
  private final PlanShape shape;
  private final String modelId;
  private final Physics physics;
  private final double totalDemand;
  private final PairCosts pairCosts;
  private final int[][] pairsByDeployment;

  PlanningProblem(
      List<PlanningInput> epochs, Pairs pairs, Pools pools, String modelId, Physics physics) {
    this.epochs = List.copyOf(epochs);
    this.pairs = pairs;
    this.pools = pools;
    this.modelId = modelId;
    this.physics = physics;
    this.shape = shape(epochs);
    this.demandPerSecond = byClass((input, one) -> input.demand().ratePerSecond(one.id()));
    this.sloSeconds = byClass((input, one) -> one.profile().service().ttftP95().seconds());
    this.inputScv = byClass((input, one) -> one.profile().tokens().inputScv());
    this.totalDemand = Arrays.stream(demandPerSecond).sum();
    this.pairsByDeployment = pairsByDeployment();
    this.pairCosts = new PairCosts(this);
  }

  private double[] byClass(ToDoubleBiFunction<PlanningInput, RequestClass> value) {
    return epochs.stream()
        .flatMapToDouble(
            input -> input.classes().stream().mapToDouble(one -> value.applyAsDouble(input, one)))
        .toArray();
  }

  /** Rows and columns by epoch, named after it where there are several. */
  private static PlanShape shape(List<PlanningInput> epochs) {
    List<ClassId> classes = new ArrayList<>();
    List<DeploymentId> deployments = new ArrayList<>();
    for (PlanningInput input : epochs) {
      String suffix = epochs.size() == 1 ? "" : " " + input.epoch().start();
      input.classes().forEach(one -> classes.add(new ClassId(one.id().value() + suffix)));
      input
          .fleet()
          .deployments()
          .forEach(one -> deployments.add(new DeploymentId(one.id().value() + suffix)));
    }
    return new PlanShape(classes, deployments);
  }

  /**
   * Compiles the problem of a cycle: asks the predictor once for every profile, kind of deployment
   * and load level.
   *
   * @throws PlanningException if no deployment may serve a class
   */
  public static PlanningProblem compile(PlanningInput input, ServingPredictor predictor) {
    return new ProblemCompiler(input, predictor).compile();
  }

  /**
   * Returns one problem of several epochs of equal length: its plans plan them all, and its
   * objectives are their sums (TTFT and quality loss: means over all requests). Rows and columns
   * are those of the first epoch, then of the second, and so on.
   *
   * @throws IllegalArgumentException if there is none, or lengths, policies or physics differ
   */
  public static PlanningProblem joint(List<PlanningProblem> parts) {
    return JointProblem.of(parts);
  }

  /** Returns the same problem under other physics. */
  public PlanningProblem withPhysics(Physics other) {
    return other == physics ? this : new PlanningProblem(epochs, pairs, pools, modelId, other);
  }

  /**
   * Returns the same problem where some units are known to be on already: those beyond must load
   * their model before the epoch, which costs energy (MODELS.md 1). By default all count as on.
   *
   * @param units powered in the epoch before, by deployment
   */
  public PlanningProblem withWarmUnits(int[] units) {
    return new PlanningProblem(epochs, pairs, pools.withWarmUnits(units), modelId, physics);
  }

  /**
   * Returns the same problem under another outlook: other demand, carbon, water and prices. Who may
   * serve what, slots and bookings of a request stay as they were compiled, so plans fit both.
   *
   * @throws IllegalArgumentException if the problem is joint
   */
  public PlanningProblem withOutlook(Outlook other) {
    if (epochs.size() > 1) {
      throw new IllegalArgumentException(
          "A problem of %d epochs has no single outlook; change its epochs before joining them."
              .formatted(epochs.size()));
    }
    PlanningInput changed = input().withOutlook(other);
    Pools changedPools = pools.copy();
    for (int k = 0; k < deployments(); k++) {
      int at = k;
      Datacenter site = changed.fleet().getSite(changed.fleet().deployments().get(k).site());
      changed
          .environment()
          .find(site.id())
          .ifPresent(conditions -> changedPools.setFactors(at, site.pue(), conditions));
    }
    return new PlanningProblem(List.of(changed), pairs, changedPools, modelId, physics);
  }

  /** Returns what the cycle is about; of several epochs, the first. */
  public PlanningInput input() {
    return epochs.get(0);
  }

  /** Returns the epochs it plans: one, unless it is joint. */
  public List<PlanningInput> epochs() {
    return epochs;
  }

  /** Returns the length of each of its epochs. */
  public double epochSeconds() {
    return input().epoch().seconds();
  }

  /** Returns what counts when its plans are evaluated. */
  public Physics physics() {
    return physics;
  }

  /** Returns the requests each second of all classes. */
  public double totalDemand() {
    return totalDemand;
  }

  /** Returns the pairs of a deployment, ascending; not to be changed. */
  int[] pairsOf(int k) {
    return pairsByDeployment[k];
  }

  /** Tells whether idling at a deployment pays: where price or marginal intensity is negative. */
  boolean rewardsBurning(int k) {
    return pools.costUsdPerItKwh[k] < 0 || pools.carbonGramsPerItKwh[k] < 0;
  }

  private int[][] pairsByDeployment() {
    int[] counts = new int[deployments()];
    for (int k : pairs.deployment) {
      counts[k]++;
    }
    int[][] rows = new int[counts.length][];
    for (int k = 0; k < counts.length; k++) {
      rows[k] = new int[counts[k]];
    }
    for (int p = pairCount() - 1; p >= 0; p--) {
      int k = pairs.deployment[p];
      rows[k][--counts[k]] = p;
    }
    return rows;
  }

  PairCosts pairCosts() {
    return pairCosts;
  }

  /** Returns the 95th percentile of network and prefill of a pair, waits aside. */
  double serviceP95Seconds(int p) {
    return pairs.networkSeconds[p] + pairs.prefillP95Seconds[p];
  }

  /** Returns the rows and columns of its plans. */
  public PlanShape shape() {
    return shape;
  }

  /** Returns the id of the predictor's model behind the tables. */
  public String modelId() {
    return modelId;
  }

  /** Returns how many classes it has. */
  public int classes() {
    return demandPerSecond.length;
  }

  /** Returns how many deployments it has. */
  public int deployments() {
    return pools.count();
  }

  /** Returns how many pairs of class and deployment are allowed. */
  public int pairCount() {
    return pairs.count();
  }

  /** Returns the first pair of a class; its pairs are numbered on to {@link #pairEnd}. */
  public int pairStart(int c) {
    return pairs.start[c];
  }

  /** Returns the number after the last pair of a class. */
  public int pairEnd(int c) {
    return pairs.start[c + 1];
  }

  /** Returns the class of a pair. */
  public int pairClass(int p) {
    return pairs.requestClass[p];
  }

  /** Returns the deployment of a pair. */
  public int pairDeployment(int p) {
    return pairs.deployment[p];
  }

  /** Returns the replica-seconds that a request of a pair is booked with. */
  public double loadSeconds(int p) {
    return pairs.loadSeconds[p];
  }

  /** Returns the requests of a class each second. */
  public double demandPerSecond(int c) {
    return demandPerSecond[c];
  }

  /** Returns the replicas of a deployment when all its units are powered: what it can be booked. */
  public double capacityReplicas(int k) {
    return pools.units[k] * pools.replicasPerUnit[k];
  }

  /** Returns the units of a deployment. */
  public int units(int k) {
    return pools.units[k];
  }

  /** Returns the units of a deployment that stay powered whatever the plan. */
  public int minUnits(int k) {
    return pools.minUnits[k];
  }

  /** Powers as few units as the shares of a plan need. */
  public void powerLeast(PlanBuffer plan) {
    PowerRule.power(this, plan);
  }

  /** Returns the load of all demand over all capacity, each class where it loads least. */
  public double leastLoad() {
    double load = 0;
    double capacity = 0;
    for (int c = 0; c < classes(); c++) {
      double least = Double.POSITIVE_INFINITY;
      for (int p = pairs.start[c]; p < pairs.start[c + 1]; p++) {
        int k = pairs.deployment[p];
        least = Math.min(least, pairs.loadSeconds[p] / pools.replicasPerUnit[k]);
      }
      load += demandPerSecond[c] * least;
    }
    for (int k = 0; k < deployments(); k++) {
      capacity += pools.units[k];
    }
    return load / capacity;
  }

  /** Copies a plan into a buffer. */
  public void copy(RoutingPlan plan, PlanBuffer into) {
    Arrays.fill(into.shares, 0);
    for (int c = 0; c < classes(); c++) {
      int p = pairs.start[c];
      for (int i = 0; i < plan.rowSize(c); i++) {
        while (p < pairs.start[c + 1] && pairs.deployment[p] < plan.rowDeployment(c, i)) {
          p++;
        }
        if (p < pairs.start[c + 1] && pairs.deployment[p] == plan.rowDeployment(c, i)) {
          into.shares[p] = plan.rowShare(c, i);
        }
      }
    }
    for (int k = 0; k < deployments(); k++) {
      into.units[k] = plan.poweredUnits(k);
    }
  }

  /**
   * Returns the part of a joint plan that is about one epoch.
   *
   * @param own rows and columns of that epoch's problem
   */
  public RoutingPlan planOfEpoch(RoutingPlan joint, int epoch, PlanShape own) {
    return JointProblem.planOfEpoch(this, joint, epoch, own);
  }

  /** Returns the plan that a buffer holds. */
  public RoutingPlan toPlan(PlanBuffer buffer) {
    int[] rowStart = new int[classes() + 1];
    int[] columns = new int[pairCount()];
    double[] shares = new double[pairCount()];
    int entries = 0;
    for (int c = 0; c < classes(); c++) {
      for (int p = pairs.start[c]; p < pairs.start[c + 1]; p++) {
        if (buffer.shares[p] > 0) {
          columns[entries] = pairs.deployment[p];
          shares[entries++] = buffer.shares[p];
        }
      }
      rowStart[c + 1] = entries;
    }
    return RoutingPlan.ofSparse(shape, rowStart, columns, shares, buffer.units);
  }
}
