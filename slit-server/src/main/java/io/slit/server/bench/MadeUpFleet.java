package io.slit.server.bench;

import io.slit.core.fleet.Accelerator;
import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Engine;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.ModelName;
import io.slit.core.fleet.NodePool;
import io.slit.core.fleet.Parallelism;
import io.slit.core.fleet.Place;
import io.slit.core.fleet.Region;
import io.slit.core.fleet.SiteId;
import io.slit.core.fleet.Task;
import io.slit.core.impact.Footprint;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.PlanTarget;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.plan.TargetEstimate;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.units.CarbonMass;
import io.slit.core.units.Energy;
import io.slit.core.units.Latency;
import io.slit.core.units.Money;
import io.slit.core.units.Power;
import io.slit.core.units.Pue;
import io.slit.core.units.Share;
import io.slit.core.units.WaterIntensity;
import io.slit.core.units.WaterVolume;
import io.slit.core.workload.Epoch;
import io.slit.core.workload.ModelChoice;
import io.slit.core.workload.Origin;
import io.slit.core.workload.OriginId;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.RequestProfile;
import io.slit.core.workload.Residency;
import io.slit.core.workload.ServiceClass;
import io.slit.core.workload.TokenProfile;
import io.slit.server.planning.ServedScenario;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Twelve sites of one model with a plan over all of them, to measure the way of a request. All of
 * its numbers are made up: nothing is learnt, searched or read.
 */
public final class MadeUpFleet {
  /** The model that is served. */
  public static final String MODEL = "made-up-8b";

  private static final int SITES = 12;
  private static final double SHARES_IN_ALL = SITES * (SITES + 1) / 2.0;

  private MadeUpFleet() {}

  /** Returns what is served: requests of one class from one origin; nobody answers there. */
  public static ServedScenario scenario() {
    return scenario("http://site.example/v1");
  }

  /** Returns what is served, all of it at one address. */
  public static ServedScenario scenario(String endpoint) {
    Accelerator gpu =
        new Accelerator(
            "GPU",
            80,
            3350,
            989,
            new Accelerator.PowerRange(new Power(70), new Power(700)),
            CarbonMass.ofKilograms(150));
    LlmModel model =
        new LlmModel(
            new ModelName(MODEL),
            Set.of(),
            new LlmModel.Shape(8, 8, 32, 8, 128, 2),
            Map.of(new Task("chat"), new Share(0.7)));
    List<Datacenter> sites = IntStream.range(0, SITES).mapToObj(MadeUpFleet::site).toList();
    Fleet fleet =
        Fleet.of(
            sites, sites.stream().map(site -> deployment(site, gpu, model, endpoint)).toList());
    OriginId home = new OriginId("home");
    Origin origin = new Origin(home, new Region("eu"), new Place(0, 0), ZoneOffset.UTC);
    RequestProfile chat =
        new RequestProfile(
            "chat",
            new ModelChoice.Pinned(model.name()),
            new Task("chat"),
            new TokenProfile(500, 2000, 1, 200),
            new ServiceClass.Interactive(new Latency(1)),
            Residency.ANYWHERE);
    List<RequestClass> classes = List.of(RequestClass.of(chat, origin));
    return new ServedScenario("made-up", fleet, classes, home, Duration.ofHours(1));
  }

  private static Datacenter site(int k) {
    String id = "site-" + k;
    return new Datacenter(
        new SiteId(id),
        id,
        new Region(k % 2 == 0 ? "eu" : "us"),
        new Place(0, 0),
        ZoneOffset.UTC,
        new Pue(1.2),
        new WaterIntensity(0.5),
        Optional.empty());
  }

  private static Deployment deployment(
      Datacenter site, Accelerator gpu, LlmModel model, String endpoint) {
    NodePool pool =
        new NodePool(site.id(), gpu, 8, 4, new NodePool.Host(new Power(500), CarbonMass.ZERO, 2));
    return new Deployment(
        new DeploymentId(site.id() + "/gpu/" + model.name()),
        model,
        pool,
        new Engine(new Parallelism(1, 1), 256, endpoint),
        4,
        0);
  }

  /** Returns a plan of the hour that begins at an instant, with uneven shares. */
  public static PublishedPlan plan(String id, Instant start) {
    double[] shares = new double[SITES];
    List<PlanTarget> targets = new ArrayList<>();
    for (int k = 0; k < SITES; k++) {
      shares[k] = (k + 1) / SHARES_IN_ALL;
      targets.add(new PlanTarget(k, new Share(shares[k]), estimate(k)));
    }
    int[] units = new int[SITES];
    Arrays.fill(units, 4);
    return new PublishedPlan(
        id,
        new Epoch(start, Duration.ofHours(1)),
        start,
        RoutingPlan.ofDense(scenario().shape(), new double[][] {shares}, units),
        ObjectiveVector.of(200, 1000, 50, 3, 0.3),
        List.of(targets),
        "made-up");
  }

  private static TargetEstimate estimate(int k) {
    return new TargetEstimate(
        Latency.ofMillis(123.456 + k),
        Latency.ofMillis(234.567 + k),
        Latency.ofMillis(15.1234),
        new Footprint(
            new Energy(0.000212345),
            new Energy(0.00024),
            new CarbonMass(0.0567891 + 0.01 * k),
            new WaterVolume(0.0004),
            new WaterVolume(0.0006),
            new Money(0.00123456)),
        new Share(0.7),
        ServingEstimate.Basis.ANALYTIC);
  }
}
