package io.slit.predictor.quality;

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
import io.slit.core.units.Share;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One site, one deployment of one model that scores 0.7 on one task. */
final class TinyFleet {
  static final ModelName MODEL = new ModelName("small");
  static final Task TASK = new Task("chat");
  static final DeploymentId DEPLOYMENT = new DeploymentId("A/small");
  private static final Region EUROPE = new Region("eu");

  private TinyFleet() {}

  static Fleet fleet() {
    SiteId site = new SiteId("A");
    Accelerator gpu =
        new Accelerator(
            "TEST-80GB",
            80,
            2000,
            300,
            new Accelerator.PowerRange(new Power(50), new Power(400)),
            CarbonMass.ofKilograms(150));
    NodePool.Host host = new NodePool.Host(new Power(100), CarbonMass.ofKilograms(1000), 2);
    LlmModel model =
        new LlmModel(
            MODEL,
            Set.of(),
            new LlmModel.Shape(5, 5, 50, 10, 100, 2),
            Map.of(TASK, new Share(0.7)));
    return Fleet.of(
        List.of(
            new Datacenter(
                site,
                "A",
                EUROPE,
                new Place(0, 0),
                ZoneOffset.UTC,
                new Pue(1.2),
                new WaterIntensity(0.5),
                Optional.empty())),
        List.of(
            new Deployment(
                DEPLOYMENT,
                model,
                new NodePool(site, gpu, 1, 2, host),
                new Engine(new Parallelism(1, 1), 2048, "http://a.example"),
                2,
                0)));
  }

  static RequestClass requestClass() {
    return RequestClass.of(
        new RequestProfile(
            "chat",
            new ModelChoice.Pinned(MODEL),
            TASK,
            new TokenProfile(100, 100, 0, 100),
            new ServiceClass.Interactive(new Latency(5)),
            Residency.ANYWHERE),
        new Origin(new OriginId("A"), EUROPE, new Place(0, 0), ZoneOffset.UTC));
  }
}
