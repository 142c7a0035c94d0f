package io.slit.core.routing;

import io.slit.core.Worlds;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.Region;
import io.slit.core.impact.Footprint;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.PlanShape;
import io.slit.core.plan.PlanTarget;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.plan.TargetEstimate;
import io.slit.core.spi.ServingEstimate.Basis;
import io.slit.core.units.Latency;
import io.slit.core.units.Share;
import io.slit.core.workload.InferenceRequest;
import io.slit.core.workload.InferenceRequest.Constraints;
import io.slit.core.workload.InferenceRequest.Hints;
import io.slit.core.workload.ModelChoice;
import io.slit.core.workload.OriginId;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.Residency;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Four deployments (A and B in "eu", C and D in "us"), three classes, and plans over them. */
final class Plans {
  static final LlmModel MODEL = Worlds.model("small", 5, 0.8);
  static final OriginId HOME = new OriginId("O1");

  static final Fleet FLEET =
      Fleet.of(
          List.of(
              Worlds.site("A", "eu", 1.2),
              Worlds.site("B", "eu", 1.2),
              Worlds.site("C", "us", 1.2),
              Worlds.site("D", "us", 1.2)),
          List.of(
              Worlds.deployment("A", MODEL, 1),
              Worlds.deployment("B", MODEL, 2),
              Worlds.deployment("C", MODEL, 3),
              Worlds.deployment("D", MODEL, 4)));

  private static final ModelChoice CHOICE = new ModelChoice.Pinned(MODEL.name());

  static final List<RequestClass> CLASSES =
      List.of(
          RequestClass.of(
              Worlds.profile("chat", CHOICE, Residency.ANYWHERE), Worlds.origin("O1", "eu")),
          RequestClass.of(
              Worlds.profile("chat", CHOICE, Residency.ANYWHERE), Worlds.origin("O2", "us")),
          RequestClass.of(
              Worlds.profile("home", CHOICE, Residency.HOME_REGION), Worlds.origin("O1", "eu")));

  /** Qualities of the targets, by deployment. */
  static final double[] QUALITY = {0.9, 0.8, 0.7, 0.6};

  private Plans() {}

  /** A plan with equal shares, whose targets differ in the 95th percentile of TTFT. */
  static ActivePlan active(String id, int classes, double[] p95Seconds) {
    double[][] shares = new double[CLASSES.size()][];
    for (int c = 0; c < shares.length; c++) {
      shares[c] =
          c < classes ? new double[] {0.25, 0.25, 0.25, 0.25} : new double[] {0.5, 0.5, 0, 0};
    }
    return active(published(id, p95Seconds, shares));
  }

  static PublishedPlan published(String id, double[]... shares) {
    return published(id, new double[] {1, 1, 1, 1}, shares);
  }

  private static PublishedPlan published(String id, double[] p95Seconds, double[][] shares) {
    PlanShape shape =
        new PlanShape(
            CLASSES.stream().map(RequestClass::id).toList(),
            FLEET.deployments().stream().map(Deployment::id).toList());
    List<List<PlanTarget>> targets = new ArrayList<>();
    for (int c = 0; c < shares.length; c++) {
      List<PlanTarget> row = new ArrayList<>();
      for (int k = 0; k < 4; k++) {
        if (CLASSES.get(c).mayRunAt(FLEET.sites().get(k))) {
          row.add(new PlanTarget(k, new Share(shares[c][k]), estimate(k, p95Seconds[k])));
        }
      }
      targets.add(row);
    }
    return new PublishedPlan(
        id,
        Worlds.HOUR,
        Worlds.HOUR.start(),
        RoutingPlan.ofDense(shape, shares, new int[] {1, 2, 3, 4}),
        ObjectiveVector.of(0, 0, 0, 0, 0),
        targets,
        "made-up");
  }

  /** Mean TTFT rises from A to D. */
  private static TargetEstimate estimate(int k, double p95Seconds) {
    return new TargetEstimate(
        new Latency(Math.min(p95Seconds, 0.1 * (k + 1))),
        new Latency(p95Seconds),
        new Latency(0.01),
        Footprint.ZERO,
        new Share(QUALITY[k]),
        Basis.ANALYTIC);
  }

  static ActivePlan active(String id, double[]... shares) {
    return active(published(id, shares));
  }

  static ActivePlan active(PublishedPlan published) {
    return ActivePlan.compile(
        published, FLEET, RequestClassifier.of(CLASSES, FLEET.models(), HOME));
  }

  static InferenceRequest request(String id) {
    return request(id, Hints.NONE, Constraints.NONE);
  }

  static InferenceRequest request(String id, Hints hints, Constraints constraints) {
    return new InferenceRequest(id, "small", 100, 100, hints, constraints);
  }

  static Hints from(String origin) {
    return new Hints(null, new OriginId(origin), null, null);
  }

  static Hints session(String session) {
    return new Hints(null, null, session, null);
  }

  static Constraints residency(String... regions) {
    return new Constraints(
        Set.copyOf(List.of(regions).stream().map(Region::new).toList()),
        Set.of(),
        Set.of(),
        Share.NONE);
  }

  static Constraints only(String... deployments) {
    return new Constraints(Set.of(), ids(deployments), Set.of(), Share.NONE);
  }

  static Constraints ignore(String... deployments) {
    return new Constraints(Set.of(), Set.of(), ids(deployments), Share.NONE);
  }

  static Constraints minQuality(double score) {
    return new Constraints(Set.of(), Set.of(), Set.of(), new Share(score));
  }

  private static Set<DeploymentId> ids(String... names) {
    return Set.copyOf(List.of(names).stream().map(DeploymentId::new).toList());
  }
}
