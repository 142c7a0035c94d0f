package io.slit.server.bench;

import io.slit.core.fleet.Accelerator;
import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Engine;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.NodePool;
import io.slit.core.fleet.Parallelism;
import io.slit.core.fleet.Place;
import io.slit.core.fleet.Region;
import io.slit.core.fleet.SiteId;
import io.slit.core.fleet.Task;
import io.slit.core.simulation.Dispatcher;
import io.slit.core.simulation.FleetLoad;
import io.slit.core.simulation.Horizon;
import io.slit.core.simulation.ReplicaPhysics;
import io.slit.core.simulation.ServingRules;
import io.slit.core.simulation.SimulatedRequest;
import io.slit.core.simulation.SimulationSetting;
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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** One deployment at one site without a network: where the simulator is held against known laws. */
final class OneSite {
  private static final SiteId SITE = new SiteId("here");
  private static final double HOST_WATTS = 1200;
  private static final int GPUS = 8;

  private OneSite() {}

  /** Returns a deployment of 8-GPU nodes, as many as its replicas take. */
  static Deployment deployment(
      LlmModel model, Accelerator accelerator, Parallelism parallelism, int slots, int nodes) {
    NodePool.Host host = new NodePool.Host(new Power(HOST_WATTS), CarbonMass.ZERO, 5);
    return new Deployment(
        new DeploymentId("here/" + model.name()),
        model,
        new NodePool(SITE, accelerator, GPUS, nodes, host),
        new Engine(parallelism, slots, "http://localhost"),
        nodes,
        0);
  }

  /** Returns the setting of one deployment and one class of requests. */
  static SimulationSetting setting(Deployment deployment, ReplicaPhysics physics, Horizon horizon) {
    Datacenter site =
        new Datacenter(
            SITE,
            "here",
            new Region("here"),
            new Place(0, 0),
            ZoneOffset.UTC,
            new Pue(1),
            new WaterIntensity(0),
            Optional.empty());
    return new SimulationSetting(
        Fleet.of(List.of(site), List.of(deployment)),
        List.of(physics),
        List.of(requestClass(deployment)),
        (origin, to) -> Latency.ZERO,
        horizon,
        ServingRules.DEFAULT,
        List.of());
  }

  private static RequestClass requestClass(Deployment deployment) {
    RequestProfile profile =
        new RequestProfile(
            "all",
            new ModelChoice.Pinned(deployment.model().name()),
            new Task("chat"),
            new TokenProfile(1000, 4000, 1, 200),
            new ServiceClass.Interactive(new Latency(2)),
            Residency.ANYWHERE);
    Origin origin =
        new Origin(new OriginId("here"), new Region("here"), new Place(0, 0), ZoneOffset.UTC);
    return RequestClass.of(profile, origin);
  }

  /** Sends every request to the one deployment. */
  static final class Everything implements Dispatcher {
    @Override
    public void beginEpoch(int epoch, FleetLoad load) {
      // There is nothing to decide.
    }

    @Override
    public int dispatch(SimulatedRequest request, FleetLoad load) {
      return 0;
    }
  }
}
