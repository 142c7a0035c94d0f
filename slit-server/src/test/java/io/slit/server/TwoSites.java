package io.slit.server;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A scenario small enough to check by hand: one model at two sites, two classes, a fixed plan. */
public final class TwoSites {
  /** Start of the epoch that {@link #plan()} is made for. */
  public static final Instant NOON = Instant.parse("2023-07-10T12:00:00Z");

  /** Length of the epochs. */
  public static final Duration QUARTER = Duration.ofMinutes(15);

  /** The deployments, in order. */
  public static final String EU = "DE/h100/llama-3.1-8b";

  public static final String US = "US-CA/h100/llama-3.1-8b";

  private TwoSites() {}

  /** Returns the scenario: classes chat@DE and chat@US-CA. */
  public static ServedScenario scenario() {
    return scenario("http://DE.example/v1", "http://US-CA.example/v1");
  }

  /** Returns the scenario with endpoints that answer. */
  public static ServedScenario scenario(String eu, String us) {
    Accelerator gpu =
        new Accelerator(
            "H100-80GB",
            80,
            3350,
            989,
            new Accelerator.PowerRange(new Power(70), new Power(700)),
            CarbonMass.ofKilograms(150));
    LlmModel model =
        new LlmModel(
            new ModelName("llama-3.1-8b"),
            Set.of("meta-llama/Llama-3.1-8B-Instruct"),
            new LlmModel.Shape(8, 8, 32, 8, 128, 2),
            Map.of(new Task("chat"), new Share(0.7)));
    List<Datacenter> sites = List.of(site("DE", "eu"), site("US-CA", "us"));
    Fleet fleet =
        Fleet.of(
            sites,
            List.of(
                deployment(sites.get(0), gpu, model, eu),
                deployment(sites.get(1), gpu, model, us)));
    return new ServedScenario("two-sites", fleet, classes(), new OriginId("DE"), QUARTER);
  }

  private static Datacenter site(String id, String region) {
    return new Datacenter(
        new SiteId(id),
        id,
        new Region(region),
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
        new DeploymentId(site.id() + "/h100/" + model.name()),
        model,
        pool,
        new Engine(new Parallelism(1, 1), 2048, endpoint),
        4,
        0);
  }

  private static List<RequestClass> classes() {
    RequestProfile chat =
        new RequestProfile(
            "chat",
            new ModelChoice.Pinned(new ModelName("llama-3.1-8b")),
            new Task("chat"),
            new TokenProfile(500, 2000, 1, 200),
            new ServiceClass.Interactive(new Latency(1)),
            Residency.ANYWHERE);
    return List.of(
        RequestClass.of(chat, origin("DE", "eu")), RequestClass.of(chat, origin("US-CA", "us")));
  }

  private static Origin origin(String id, String region) {
    return new Origin(new OriginId(id), new Region(region), new Place(0, 0), ZoneOffset.UTC);
  }

  /** Returns the plan of an epoch: 75 % and 25 % for chat@DE, all in the US for chat@US-CA. */
  public static PublishedPlan plan(Epoch epoch) {
    return plan("plan-" + epoch.start(), epoch);
  }

  /** Returns the plan of noon under another name. */
  public static PublishedPlan plan(String id) {
    return plan(id, new Epoch(NOON, QUARTER));
  }

  private static PublishedPlan plan(String id, Epoch epoch) {
    RoutingPlan plan =
        RoutingPlan.ofDense(
            scenario().shape(), new double[][] {{0.75, 0.25}, {0, 1}}, new int[] {4, 4});
    return new PublishedPlan(
        id,
        epoch,
        epoch.start(),
        plan,
        ObjectiveVector.of(200, 1000, 50, 3, 0.3),
        List.of(targets(0.75, 0.25), targets(0, 1)),
        "by-hand");
  }

  /** Returns the plan of the epoch that begins at noon. */
  public static PublishedPlan plan() {
    return plan(new Epoch(NOON, QUARTER));
  }

  /** Returns the targets of a class that gets these shares. */
  public static List<PlanTarget> targets(double eu, double us) {
    return List.of(
        new PlanTarget(0, new Share(eu), estimate(120, 0.002)),
        new PlanTarget(1, new Share(us), estimate(240, 0.001)));
  }

  private static TargetEstimate estimate(double ttftMillis, double usd) {
    return new TargetEstimate(
        Latency.ofMillis(ttftMillis),
        Latency.ofMillis(2 * ttftMillis),
        Latency.ofMillis(15),
        new Footprint(
            new Energy(0.0002),
            new Energy(0.00024),
            new CarbonMass(0.05),
            new WaterVolume(0.0004),
            new WaterVolume(0.0006),
            new Money(usd)),
        new Share(0.7),
        ServingEstimate.Basis.MEASURED);
  }
}
