package io.slit.core;

import io.slit.core.environment.Environment;
import io.slit.core.environment.SiteConditions;
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
import io.slit.core.search.PlanningInput;
import io.slit.core.search.PlanningPolicy;
import io.slit.core.spi.Estimate;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingEstimate.Basis;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.spi.ServingQuery;
import io.slit.core.units.CarbonIntensity;
import io.slit.core.units.CarbonMass;
import io.slit.core.units.Celsius;
import io.slit.core.units.ElectricityPrice;
import io.slit.core.units.Latency;
import io.slit.core.units.Power;
import io.slit.core.units.Pue;
import io.slit.core.units.Share;
import io.slit.core.units.WaterIntensity;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Demand;
import io.slit.core.workload.Epoch;
import io.slit.core.workload.ModelChoice;
import io.slit.core.workload.Origin;
import io.slit.core.workload.OriginId;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.RequestProfile;
import io.slit.core.workload.Residency;
import io.slit.core.workload.ServiceClass;
import io.slit.core.workload.TokenProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Small made-up worlds for tests: two sites worked out by hand, and random ones of any size. */
public final class Worlds {
  public static final Task CHAT = new Task("chat");
  public static final Epoch HOUR =
      new Epoch(Instant.parse("2023-07-10T12:00:00Z"), Duration.ofHours(1));

  private Worlds() {}

  /** Prefill 0.1 s and 0.01 s a token whatever the load; 360 J a request. */
  public static final ServingPredictor CONSTANT =
      predictor("constant", query -> new double[] {0.1, 0.01, 360});

  /** Prefill grows with the prompt, TPOT with concurrency; energy falls with it. */
  public static final ServingPredictor BATCHING =
      predictor(
          "batching",
          query -> {
            double size = query.model().shape().parametersBillion() / query.parallelism().gpus();
            double tpot = 0.004 * size / 10 + 0.0002 * query.concurrency();
            double watts = 100 + 300 * Math.min(1, query.concurrency() / 64);
            return new double[] {
              0.0001 * query.inputTokens() * size / 10,
              tpot,
              watts * query.parallelism().gpus() * query.outputTokens() * tpot / query.concurrency()
            };
          });

  private interface Serving {
    double[] of(ServingQuery query);
  }

  private static ServingPredictor predictor(String id, Serving serving) {
    return new ServingPredictor() {
      @Override
      public ServingEstimate estimate(ServingQuery query) {
        double[] values = serving.of(query);
        return new ServingEstimate(
            exact(values[0]), exact(values[1]), exact(values[2]), Basis.ANALYTIC);
      }

      @Override
      public String modelId() {
        return id;
      }
    };
  }

  private static Estimate exact(double value) {
    return new Estimate(value, value, value);
  }

  /** 1 GPU a node, idle 50 W, host 100 W. */
  public static final Accelerator GPU =
      new Accelerator(
          "TEST-80GB",
          80,
          2000,
          300,
          new Accelerator.PowerRange(new Power(50), new Power(400)),
          CarbonMass.ofKilograms(150));

  public static LlmModel model(String name, double parametersBillion, double chatScore) {
    return new LlmModel(
        new ModelName(name),
        Set.of("org/" + name),
        new LlmModel.Shape(parametersBillion, parametersBillion, 50, 10, 100, 2),
        Map.of(CHAT, new Share(chatScore)));
  }

  public static Datacenter site(String id, String region, double pue) {
    return new Datacenter(
        new SiteId(id),
        id,
        new Region(region),
        new Place(0, 0),
        ZoneOffset.UTC,
        new Pue(pue),
        new WaterIntensity(0.5),
        Optional.empty());
  }

  public static Deployment deployment(String site, LlmModel model, int nodes) {
    NodePool.Host host = new NodePool.Host(new Power(100), CarbonMass.ofKilograms(1000), 2);
    return new Deployment(
        new DeploymentId(site + "/" + model.name()),
        model,
        new NodePool(new SiteId(site), GPU, 1, nodes, host),
        new Engine(new Parallelism(1, 1), 2048, "http://" + site + ".example"),
        nodes,
        0);
  }

  public static SiteConditions conditions(double ci, double usdPerMwh, double wue, double ewif) {
    return new SiteConditions(
        CarbonIntensity.averageLifecycle(ci),
        ElectricityPrice.ofUsdPerMwh(usdPerMwh),
        new Celsius(15),
        new WaterIntensity(wue),
        new WaterIntensity(ewif));
  }

  public static RequestProfile profile(String name, ModelChoice choice, Residency residency) {
    return new RequestProfile(
        name,
        choice,
        CHAT,
        new TokenProfile(100, 100, 0, 100),
        new ServiceClass.Interactive(new Latency(5)),
        residency);
  }

  public static Origin origin(String id, String region) {
    return new Origin(new OriginId(id), new Region(region), new Place(0, 0), ZoneOffset.UTC);
  }

  /** Two sites (A in "eu", B in "us"), one model, two classes; 40 ms round trip, 10 ms at home. */
  public static PlanningInput twoSites() {
    LlmModel model = model("small", 5, 0.8);
    Fleet fleet =
        Fleet.of(
            List.of(site("A", "eu", 1.2), site("B", "us", 1.5)),
            List.of(deployment("A", model, 2), deployment("B", model, 2)));
    ModelChoice choice = new ModelChoice.Pinned(model.name());
    List<RequestClass> classes =
        List.of(
            RequestClass.of(profile("chat", choice, Residency.ANYWHERE), origin("A", "eu")),
            RequestClass.of(profile("chat", choice, Residency.ANYWHERE), origin("B", "us")));
    return new PlanningInput(
        fleet,
        classes,
        (origin, site) -> Latency.ofMillis(origin.value().equals(site.value()) ? 10 : 40),
        HOUR,
        Demand.of(Map.of(new ClassId("chat@A"), 2.0, new ClassId("chat@B"), 1.0)),
        Environment.of(
            Map.of(
                new SiteId("A"), conditions(100, 50, 0.5, 4),
                new SiteId("B"), conditions(400, 20, 0.1, 1))),
        PlanningPolicy.DEFAULT);
  }

  /** A random world: sites with two models each, an alias class and pinned ones at every origin. */
  public static PlanningInput random(long seed, int sites, double loadFactor) {
    Random random = new Random(seed);
    LlmModel small = model("small", 5, 0.6);
    LlmModel large = model("large", 20, 0.9);
    List<Datacenter> places = new ArrayList<>();
    List<Deployment> deployments = new ArrayList<>();
    Map<SiteId, SiteConditions> conditions = new LinkedHashMap<>();
    for (int i = 0; i < sites; i++) {
      String id = "S" + i;
      places.add(site(id, i % 2 == 0 ? "eu" : "us", 1.05 + 0.5 * random.nextDouble()));
      deployments.add(deployment(id, small, 2 + random.nextInt(4)));
      deployments.add(deployment(id, large, 2 + random.nextInt(4)));
      conditions.put(
          new SiteId(id),
          conditions(
              20 + 700 * random.nextDouble(),
              -20 + 150 * random.nextDouble(),
              2 * random.nextDouble(),
              0.2 + 4 * random.nextDouble()));
    }
    ModelChoice any =
        new ModelChoice.Alias("auto", List.of(small.name(), large.name()), new Share(0.5));
    List<RequestClass> classes = new ArrayList<>();
    Map<ClassId, Double> demand = new LinkedHashMap<>();
    for (int i = 0; i < sites; i++) {
      var origin = origin("S" + i, i % 2 == 0 ? "eu" : "us");
      classes.add(RequestClass.of(profile("auto", any, Residency.ANYWHERE), origin));
      classes.add(
          RequestClass.of(
              profile("small", new ModelChoice.Pinned(small.name()), Residency.ANYWHERE), origin));
      classes.add(
          RequestClass.of(
              profile("home", new ModelChoice.Pinned(large.name()), Residency.HOME_REGION),
              origin));
    }
    classes.forEach(one -> demand.put(one.id(), loadFactor * (0.5 + random.nextDouble())));
    return new PlanningInput(
        Fleet.of(places, deployments),
        classes,
        (origin, site) -> Latency.ofMillis(5 + 300 * Math.abs(distance(origin, site, sites))),
        HOUR,
        Demand.of(demand),
        Environment.of(conditions),
        PlanningPolicy.DEFAULT);
  }

  private static double distance(OriginId origin, SiteId site, int sites) {
    double apart =
        Integer.parseInt(origin.value().substring(1)) - Integer.parseInt(site.value().substring(1));
    return apart / sites;
  }
}
