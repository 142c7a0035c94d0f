package io.slit.core.simulation;

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
import io.slit.core.units.CarbonMass;
import io.slit.core.units.Latency;
import io.slit.core.units.Power;
import io.slit.core.units.Pue;
import io.slit.core.units.WaterIntensity;
import io.slit.core.workload.ModelChoice;
import io.slit.core.workload.Origin;
import io.slit.core.workload.OriginId;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.RequestProfile;
import io.slit.core.workload.Residency;
import io.slit.core.workload.ServiceClass;
import io.slit.core.workload.TokenProfile;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Small fleets to simulate. */
final class TestFleets {
  static final double HOST_WATTS = 300;
  static final double IDLE_WATTS = 50;
  private static final ModelName MODEL = new ModelName("m");

  private TestFleets() {}

  /** Sites in regions r0, r1, ... with one deployment each of some nodes with one GPU. */
  static Fleet fleet(int sites, int nodes) {
    List<Datacenter> places = new ArrayList<>();
    List<Deployment> deployments = new ArrayList<>();
    for (int i = 0; i < sites; i++) {
      SiteId id = new SiteId("s" + i);
      places.add(
          new Datacenter(
              id,
              "city",
              new Region("r" + i),
              new Place(0, i),
              ZoneOffset.UTC,
              new Pue(1.2),
              new WaterIntensity(0.5),
              Optional.empty()));
      deployments.add(deployment(id, nodes));
    }
    return Fleet.of(places, deployments);
  }

  private static Deployment deployment(SiteId site, int nodes) {
    Accelerator gpu =
        new Accelerator(
            "gpu",
            80,
            2000,
            300,
            new Accelerator.PowerRange(new Power(IDLE_WATTS), new Power(400)),
            CarbonMass.ZERO);
    NodePool.Host host = new NodePool.Host(new Power(HOST_WATTS), CarbonMass.ZERO, 5);
    LlmModel model =
        new LlmModel(MODEL, Set.of(), new LlmModel.Shape(8, 8, 32, 8, 128, 2), Map.of());
    return new Deployment(
        new DeploymentId(site + "/m"),
        model,
        new NodePool(site, gpu, 1, nodes, host),
        new Engine(new Parallelism(1, 1), 64, "http://localhost"),
        nodes,
        0);
  }

  /** A class of requests from region r{@code home} that may run anywhere. */
  static RequestClass anywhere(int home) {
    return requestClass("any", home, new ServiceClass.Interactive(new Latency(2)), false);
  }

  /** A class that must stay in region r{@code home}. */
  static RequestClass bound(int home) {
    return requestClass("bound", home, new ServiceClass.Interactive(new Latency(2)), true);
  }

  /** A class that may wait. */
  static RequestClass deferrable(int home, Duration deadline) {
    return requestClass(
        "batch", home, new ServiceClass.Deferrable(new Latency(30), deadline), false);
  }

  private static RequestClass requestClass(
      String name, int home, ServiceClass service, boolean bound) {
    Origin origin =
        new Origin(
            new OriginId("o" + home), new Region("r" + home), new Place(0, home), ZoneOffset.UTC);
    RequestProfile profile =
        new RequestProfile(
            name,
            new ModelChoice.Pinned(MODEL),
            new Task("chat"),
            new TokenProfile(200, 800, 1, 50),
            service,
            bound ? Residency.HOME_REGION : Residency.ANYWHERE);
    return RequestClass.of(profile, origin);
  }

  /** Prefill 1 ms a token, decode 20 to 40 ms a step, 16 slots, 20,000 cached tokens. */
  static ReplicaPhysics physics() {
    return new ReplicaPhysics(
        new ReplicaPhysics.Speed(line(0, 0.01, 1000, 1.01), line(1, 0.02, 16, 0.04), 1e-7, 1, 2048),
        new ReplicaPhysics.Draw(IDLE_WATTS, Curve.constant(400), line(1, 200, 16, 350)),
        16,
        20_000,
        30);
  }

  /** One request at a time, no prefill, 1 ms a token: the service time is the output's. */
  static ReplicaPhysics server() {
    return new ReplicaPhysics(
        new ReplicaPhysics.Speed(Curve.constant(0), Curve.constant(1e-3), 0, 1, 1),
        new ReplicaPhysics.Draw(IDLE_WATTS, Curve.constant(400), Curve.constant(400)),
        1,
        1e9,
        0);
  }

  static Curve line(double x0, double y0, double x1, double y1) {
    return Curve.of(new TreeMap<>(Map.of(x0, y0, x1, y1)));
  }

  static SimulationSetting setting(
      Fleet fleet, ReplicaPhysics physics, List<RequestClass> classes, Horizon horizon) {
    return new SimulationSetting(
        fleet,
        fleet.deployments().stream().map(any -> physics).toList(),
        classes,
        (origin, site) -> Latency.ZERO,
        horizon,
        ServingRules.DEFAULT,
        List.of());
  }

  /** Sends everything to one deployment. */
  static Dispatcher to(int deployment) {
    return new Dispatcher() {
      @Override
      public void beginEpoch(int epoch, FleetLoad load) {
        // It needs to know nothing.
      }

      @Override
      public int dispatch(SimulatedRequest request, FleetLoad load) {
        return deployment;
      }
    };
  }

  /** A source of given requests: arrival in s, class, input, output. */
  static RequestSource of(List<double[]> requests) {
    Iterator<double[]> left = requests.iterator();
    return arrival -> {
      if (!left.hasNext()) {
        return false;
      }
      double[] one = left.next();
      arrival.set(one[0], (int) one[1], (int) one[2], (int) one[3]);
      return true;
    };
  }
}
