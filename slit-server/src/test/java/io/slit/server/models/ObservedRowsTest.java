package io.slit.server.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Engine;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.NodePool;
import io.slit.core.fleet.Parallelism;
import io.slit.core.fleet.Place;
import io.slit.core.fleet.Region;
import io.slit.core.fleet.SiteId;
import io.slit.core.telemetry.Outcome;
import io.slit.core.telemetry.RequestObservation;
import io.slit.core.units.CarbonMass;
import io.slit.core.units.Latency;
import io.slit.core.units.Power;
import io.slit.core.units.Pue;
import io.slit.core.units.WaterIntensity;
import io.slit.core.workload.ClassId;
import io.slit.predictor.measurement.AcceleratorCatalog;
import io.slit.predictor.measurement.ModelCatalog;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.retrain.Served;
import io.slit.predictor.retrain.TelemetryRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObservedRowsTest {
  private static final Instant AT = Instant.parse("2026-02-01T00:00:00Z");
  private static final Outcome.Completed COMPLETED =
      new Outcome.Completed(
          new Latency(0.1), new Latency(0.02), 300, 40, Optional.empty(), Optional.empty());

  @Test
  void takesCompletedRequestsOfTheFleetAndCountsTheRest() {
    Deployment deployment = deployment();
    ObservedRows observed =
        ObservedRows.of(
            List.of(
                observation("a", deployment.id(), COMPLETED),
                observation("b", deployment.id(), new Outcome.Failed("timeout")),
                observation("c", deployment.id(), new Outcome.Dropped("deadline")),
                observation("d", new DeploymentId("gone"), COMPLETED)),
            Fleet.of(List.of(site()), List.of(deployment)),
            observation -> 12);
    ServingConfiguration configuration =
        ServingConfiguration.of(
            deployment.model(), deployment.pool().accelerator(), deployment.parallelism());
    assertEquals(
        List.of(
            new TelemetryRow(
                "a", AT, site().id().value(), configuration, 12, Served.of(COMPLETED))),
        observed.rows());
    assertEquals(2, observed.notCompleted());
    assertEquals(1, observed.unknownDeployment());
  }

  private static RequestObservation observation(
      String decisionId, DeploymentId deployment, Outcome outcome) {
    return new RequestObservation(decisionId, AT, new ClassId("chat"), deployment, outcome);
  }

  private static Deployment deployment() {
    NodePool.Host host = new NodePool.Host(new Power(1200), CarbonMass.ofKilograms(5700), 4);
    return new Deployment(
        new DeploymentId("oslo/llama"),
        ModelCatalog.getModel("llama-3.1-8b"),
        new NodePool(new SiteId("oslo"), AcceleratorCatalog.H100_80GB, 8, 2, host),
        new Engine(new Parallelism(1, 1), 2048, "http://oslo.example"),
        2,
        0);
  }

  private static Datacenter site() {
    return new Datacenter(
        new SiteId("oslo"),
        "Oslo",
        new Region("europe"),
        new Place(59.9, 10.7),
        ZoneOffset.UTC,
        new Pue(1.1),
        new WaterIntensity(0.5),
        Optional.empty());
  }
}
