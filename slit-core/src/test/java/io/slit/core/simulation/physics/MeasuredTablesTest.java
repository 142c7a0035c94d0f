package io.slit.core.simulation.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.fleet.Accelerator;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Engine;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.ModelName;
import io.slit.core.fleet.NodePool;
import io.slit.core.fleet.Parallelism;
import io.slit.core.fleet.SiteId;
import io.slit.core.simulation.ReplicaPhysics;
import io.slit.core.units.CarbonMass;
import io.slit.core.units.Power;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rows of Splitwise (H100, Llama2-70B, 8 GPUs) and of ML.ENERGY, shortened. */
class MeasuredTablesTest {
  private static final Accelerator H100 =
      new Accelerator(
          "H100",
          80,
          3350,
          989,
          new Accelerator.PowerRange(new Power(60), new Power(700)),
          CarbonMass.ZERO);

  private static final LlmModel.Shape LARGE = new LlmModel.Shape(70, 70, 80, 8, 128, 2);
  private static final LlmModel.Shape SMALL = new LlmModel.Shape(35, 35, 40, 8, 128, 2);
  private static final MeasuredOn ON = new MeasuredOn("70b", LARGE, H100, new Parallelism(8, 1));

  private static MeasuredTables tables() {
    return new MeasuredTables(
        List.of(
            latency(128, 1, 0.058),
            latency(1024, 1, 0.078),
            latency(2048, 1, 0.137),
            latency(4096, 1, 0.390),
            latency(512, 8, 0.372)),
        List.of(new EnergyRow(ON, 64, 0.080, 1.3, 460), new EnergyRow(ON, 256, 0.140, 0.8, 460)));
  }

  private static LatencyRow latency(int prompt, int batch, double ttftSeconds) {
    return new LatencyRow(ON, prompt, batch, ttftSeconds, 0.030, OptionalDouble.of(0.4));
  }

  @Test
  void whatWasMeasuredIsGivenBack() {
    ReplicaPhysics.Speed speed = tables().physics(deployment(LARGE, 8)).speed();
    assertEquals(0.058, speed.prefillSeconds().at(128), 1e-12);
    assertEquals(0.137, speed.prefillSeconds().at(2048), 1e-12);
    assertEquals((0.390 + 0.372) / 2, speed.prefillSeconds().at(4096), 1e-12);
    assertEquals((0.058 + 0.078) / 2, speed.prefillSeconds().at(576), 1e-12);
    assertEquals(0.030, speed.decodeSeconds().at(1), 1e-12);
  }

  @Test
  void aFullReplicaTakesTheMeasuredTimePerToken() {
    ReplicaPhysics physics = tables().physics(deployment(LARGE, 8));
    ReplicaPhysics.Speed speed = physics.speed();
    double cached = 64 * (250 + 230) * speed.decodeSecondsPerCachedToken();
    double joining = 64 / 460.0 * speed.prefillSeconds().at(250);
    assertEquals(0.080, speed.decodeSeconds().at(64) + cached + joining, 1e-12);
    double part = joining / 0.080;
    double watts =
        (1 - part) * physics.draw().decodeWatts().at(64)
            + part * physics.draw().prefillWatts().at(250);
    // 1.3 J per token at 64 tokens every 80 ms; power between 128 and 256 tokens is a straight
    // line.
    assertEquals(1.3 * 64 / 0.080, watts, 1e-9);
  }

  @Test
  void halfTheModelOnHalfTheGpusTakesAsLongPerPromptAndHalfTheLayersPerStep() {
    ReplicaPhysics.Speed large = tables().physics(deployment(LARGE, 8)).speed();
    ReplicaPhysics.Speed small = tables().physics(deployment(SMALL, 4)).speed();
    assertEquals(large.prefillSeconds().at(2048), small.prefillSeconds().at(2048), 1e-12);
    // Half of the layers, as much to read per GPU: half the step and half a read more.
    double read = 140.0 / 8 / 3350;
    assertEquals(0.015 + read / 2, small.decodeSeconds().at(1), 1e-12);
  }

  @Test
  void aReplicaDrawsNoMoreThanItsGpusCan() {
    ReplicaPhysics.Draw draw = tables().physics(deployment(LARGE, 8)).draw();
    assertEquals(8 * 60, draw.idleWatts(), 0);
    for (double tokens : new double[] {1, 100, 1000, 5000}) {
      double watts = draw.prefillWatts().at(tokens);
      assertTrue(watts >= 8 * 60 && watts <= 8 * 700);
    }
  }

  @Test
  void refusesEmptyTables() {
    assertThrows(IllegalArgumentException.class, () -> new MeasuredTables(List.of(), List.of()));
  }

  private static Deployment deployment(LlmModel.Shape shape, int gpus) {
    NodePool.Host host = new NodePool.Host(new Power(1200), CarbonMass.ZERO, 10);
    return new Deployment(
        new DeploymentId("d"),
        new LlmModel(new ModelName("m"), Set.of(), shape, Map.of()),
        new NodePool(new SiteId("s"), H100, 8, 1, host),
        new Engine(new Parallelism(gpus, 1), 256, "http://localhost"),
        1,
        0);
  }
}
