package io.slit.core.search;

import io.slit.core.fleet.Deployment;
import io.slit.core.plan.PlanShape;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.workload.RequestClass;
import java.util.List;

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

  private final PlanningInput input;
  private final PlanShape shape;
  private final String modelId;

  PlanningProblem(PlanningInput input, Pairs pairs, Pools pools, String modelId) {
    this.input = input;
    this.pairs = pairs;
    this.pools = pools;
    this.modelId = modelId;
    List<RequestClass> classes = input.classes();
    this.shape =
        new PlanShape(
            classes.stream().map(RequestClass::id).toList(),
            input.fleet().deployments().stream().map(Deployment::id).toList());
    this.demandPerSecond =
        classes.stream().mapToDouble(one -> input.demand().ratePerSecond(one.id())).toArray();
    this.sloSeconds =
        classes.stream().mapToDouble(one -> one.profile().service().ttftP95().seconds()).toArray();
    this.inputScv =
        classes.stream().mapToDouble(one -> one.profile().tokens().inputScv()).toArray();
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

  /** Returns what the cycle is about. */
  public PlanningInput input() {
    return input;
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
    for (int c = 0; c < classes(); c++) {
      for (int p = pairs.start[c]; p < pairs.start[c + 1]; p++) {
        into.shares[p] = plan.share(c, pairs.deployment[p]);
      }
    }
    for (int k = 0; k < deployments(); k++) {
      into.units[k] = plan.poweredUnits(k);
    }
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
