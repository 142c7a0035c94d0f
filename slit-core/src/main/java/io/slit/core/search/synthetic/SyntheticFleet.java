package io.slit.core.search.synthetic;

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
import io.slit.core.fleet.Region;
import io.slit.core.fleet.SiteId;
import io.slit.core.fleet.Task;
import io.slit.core.units.CarbonIntensity;
import io.slit.core.units.CarbonMass;
import io.slit.core.units.Celsius;
import io.slit.core.units.ElectricityPrice;
import io.slit.core.units.Power;
import io.slit.core.units.Pue;
import io.slit.core.units.Share;
import io.slit.core.units.WaterIntensity;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Made-up sites: 2 to 10 nodes of four GPUs of one of three kinds, each under its own grid. */
record SyntheticFleet(Fleet fleet, List<Grid> grids) {
  static final Task TASK = new Task("any");

  /** 8 billion parameters in 16 bits. */
  static final LlmModel MODEL =
      new LlmModel(
          new ModelName("m8"),
          Set.of(),
          new LlmModel.Shape(8, 8, 32, 8, 128, 2),
          Map.of(TASK, new Share(0.7)));

  private static final List<Accelerator> KINDS =
      List.of(
          accelerator("old", 80, 2000, 312, 60, 400),
          accelerator("new", 80, 3350, 990, 75, 700),
          accelerator("small", 48, 860, 360, 35, 350));

  private static final int GPUS = 4;
  private static final int SLOTS = 96;

  /** What does not change by the hour at a site: means over the day. */
  record Grid(double ci, double solarPart, double price, double wue, double ewif) {}

  private static Accelerator accelerator(
      String name, double memoryGb, double gbPerS, double tflops, double idle, double most) {
    return new Accelerator(
        name,
        memoryGb,
        gbPerS,
        tflops,
        new Accelerator.PowerRange(new Power(idle), new Power(most)),
        CarbonMass.ofKilograms(150));
  }

  static SyntheticFleet of(int sites, SplittableRandom random) {
    List<Datacenter> places = new ArrayList<>();
    List<Deployment> deployments = new ArrayList<>();
    List<Grid> grids = new ArrayList<>();
    for (int i = 0; i < sites; i++) {
      SiteId id = new SiteId("s" + i);
      places.add(site(id, random));
      deployments.add(deployment(id, random));
      grids.add(
          new Grid(
              20 * Math.exp(random.nextDouble(0, 3.7)),
              random.nextDouble(0, 0.5),
              random.nextDouble(25, 130),
              random.nextDouble(0.05, 2),
              0.3 * Math.exp(random.nextDouble(0, 2.8))));
    }
    return new SyntheticFleet(Fleet.of(places, deployments), List.copyOf(grids));
  }

  private static Datacenter site(SiteId id, SplittableRandom random) {
    return new Datacenter(
        id,
        id.value(),
        new Region("r"),
        Globe.somewhere(random),
        ZoneOffset.UTC,
        new Pue(random.nextDouble(1.08, 1.6)),
        new WaterIntensity(0.5),
        Optional.empty());
  }

  private static Deployment deployment(SiteId site, SplittableRandom random) {
    int nodes = random.nextInt(2, 11);
    NodePool.Host host = new NodePool.Host(new Power(600), CarbonMass.ofKilograms(3000), 2);
    Accelerator kind = KINDS.get(random.nextInt(KINDS.size()));
    return new Deployment(
        new DeploymentId(site.value() + "/m8"),
        MODEL,
        new NodePool(site, kind, GPUS, nodes, host),
        new Engine(new Parallelism(1, 1), SLOTS, "http://" + site.value() + ".example"),
        nodes,
        0);
  }

  Environment environment(double hourUtc) {
    Map<SiteId, SiteConditions> conditions = new LinkedHashMap<>();
    for (int i = 0; i < grids.size(); i++) {
      Datacenter site = fleet.sites().get(i);
      conditions.put(site.id(), at(grids.get(i), Globe.solarHour(site.place(), hourUtc)));
    }
    return Environment.of(conditions);
  }

  /** The sun lowers carbon intensity and raises evaporation by day; evenings are dear. */
  private static SiteConditions at(Grid grid, double solarHour) {
    double day = Math.max(0, Math.cos((solarHour - 13) / 12 * Math.PI));
    double evening = Math.max(0, Math.cos((solarHour - 19) / 6 * Math.PI));
    return new SiteConditions(
        CarbonIntensity.averageLifecycle(grid.ci() * (1 - grid.solarPart() * day)),
        ElectricityPrice.ofUsdPerMwh(grid.price() * (0.8 + 0.6 * evening)),
        new Celsius(10 + 10 * day),
        new WaterIntensity(grid.wue() * (0.7 + 0.6 * day)),
        new WaterIntensity(grid.ewif()));
  }
}
