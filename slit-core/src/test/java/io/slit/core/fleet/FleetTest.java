package io.slit.core.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slit.core.Worlds;
import io.slit.core.units.CarbonMass;
import io.slit.core.units.Power;
import io.slit.core.units.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetTest {
  private static final Accelerator H100 =
      new Accelerator(
          "H100-80GB",
          80,
          3350,
          990,
          new Accelerator.PowerRange(new Power(60), new Power(700)),
          CarbonMass.ofKilograms(164));
  private static final NodePool.Host HOST =
      new NodePool.Host(new Power(1200), CarbonMass.ofKilograms(5700), 8);

  /** Llama 3.1 405B in FP16: 126 blocks, 8 key-value heads of width 128. */
  private static final LlmModel LLAMA_405B =
      new LlmModel(
          new ModelName("llama-3.1-405b"),
          Set.of(),
          new LlmModel.Shape(405, 405, 126, 8, 128, 2),
          Map.of());

  private static Deployment of405b(int tensor, int pipeline, int nodes) {
    return new Deployment(
        new DeploymentId("X/405b"),
        LLAMA_405B,
        new NodePool(new SiteId("X"), H100, 8, 8, HOST),
        new Engine(new Parallelism(tensor, pipeline), 2048, "http://x.example"),
        nodes,
        0);
  }

  private static String refusal(Executable making) {
    return assertThrows(IllegalArgumentException.class, making).getMessage();
  }

  @Test
  void aReplicaOverTwoNodesIsOneUnit() {
    Deployment deployment = of405b(8, 2, 6);
    assertEquals(2, deployment.nodesPerUnit());
    assertEquals(3, deployment.units());
    assertEquals(1, deployment.replicasPerUnit());
    // 16 x 80 GB x 0.9 - 810 GB; 2 x 126 x 8 x 128 x 2 bytes a token
    assertEquals(342, deployment.cacheGb(), 1e-9);
    assertEquals(516_096e-9, LLAMA_405B.shape().kvGbPerToken(), 1e-15);
  }

  @ParameterizedTest
  @CsvSource({
    // tensor, pipeline, GPUs of a node; nodes and replicas of a unit
    "1, 1, 8, 1, 8",
    "2, 1, 8, 1, 4",
    "3, 1, 8, 1, 2",
    "8, 1, 8, 1, 1",
    "8, 2, 8, 2, 1",
    "4, 3, 8, 2, 1",
    "8, 3, 8, 3, 1",
    "2, 1, 1, 2, 1",
    "1, 1, 1, 1, 1"
  })
  void unitsAreWholeNodesAndReplicasAreWhole(
      int tensor, int pipeline, int gpusPerNode, int nodesPerUnit, int replicasPerUnit) {
    Deployment deployment =
        new Deployment(
            new DeploymentId("X/small"),
            Worlds.model("small", 5, 0.8),
            new NodePool(new SiteId("X"), H100, gpusPerNode, 12, HOST),
            new Engine(new Parallelism(tensor, pipeline), 2048, "http://x.example"),
            12,
            0);
    assertEquals(nodesPerUnit, deployment.nodesPerUnit());
    assertEquals(replicasPerUnit, deployment.replicasPerUnit());
    assertEquals(12 / nodesPerUnit, deployment.units());
  }

  @Test
  void rejectsAModelThatDoesNotFit() {
    assertEquals(
        "Model llama-3.1-405b (810 GB) does not fit the 8 GPUs of a replica of X/405b. Raise tensor_parallel.",
        refusal(() -> of405b(8, 1, 1)));
  }

  @Test
  void rejectsNodesThatAreNoMultipleOfAReplica() {
    assertEquals(
        "The nodes (3) of X/405b must be a multiple of 2, the nodes of one replica.",
        refusal(() -> of405b(8, 2, 3)));
  }

  @Test
  void rejectsMoreNodesThanThePoolHasAndNone() {
    assertEquals(
        "The nodes of X/405b (10.0) must be in [1, 8]. The pool has no more.",
        refusal(() -> of405b(8, 2, 10)));
    assertThrows(IllegalArgumentException.class, () -> of405b(8, 2, 0));
  }

  @Test
  void rejectsIdlePowerAboveTheMaximum() {
    assertEquals(
        "The idle power (700.0 W) must not exceed the maximum (60.0 W). Maybe they are swapped.",
        refusal(() -> new Accelerator.PowerRange(new Power(700), new Power(60))));
  }

  @Test
  void rejectsNamesThatStandTwiceAndSitesThatAreUnknown() {
    Datacenter a = Worlds.site("A", "eu", 1.2);
    Deployment atA = Worlds.deployment("A", Worlds.model("m", 5, 1), 1);
    Deployment atB = Worlds.deployment("B", Worlds.model("m", 5, 1), 1);
    assertEquals(
        "The site A is named twice.", refusal(() -> Fleet.of(List.of(a, a), List.of(atA))));
    assertEquals(
        "The deployment A/m is named twice.",
        refusal(() -> Fleet.of(List.of(a), List.of(atA, atA))));
    assertEquals(
        "The deployment B/m stands at the unknown site B. Known: [A].",
        refusal(() -> Fleet.of(List.of(a), List.of(atA, atB))));
    assertEquals(
        "A fleet needs at least one deployment.", refusal(() -> Fleet.of(List.of(a), List.of())));
  }

  @Test
  void findsByNameAndRefusesStrangers() {
    LlmModel model = Worlds.model("m", 5, 1);
    List<Deployment> deployments = new ArrayList<>();
    deployments.add(Worlds.deployment("B", model, 1));
    deployments.add(Worlds.deployment("A", model, 1));
    Fleet fleet =
        Fleet.of(List.of(Worlds.site("A", "eu", 1.2), Worlds.site("B", "us", 1.3)), deployments);
    deployments.clear();
    assertEquals(1, fleet.indexOf(new DeploymentId("A/m")));
    assertEquals("us", fleet.getSite(new SiteId("B")).region().value());
    assertEquals(Set.of(model), fleet.models());
    assertEquals(
        "There is no site C. Known: [A, B].", refusal(() -> fleet.getSite(new SiteId("C"))));
    assertEquals(
        "There is no deployment C/m.", refusal(() -> fleet.indexOf(new DeploymentId("C/m"))));
  }

  @Test
  void qualityIsKnownByTaskOrNotAtAll() {
    LlmModel model = Worlds.model("m", 5, 0.7);
    assertEquals(Optional.of(new Share(0.7)), model.findQuality(Worlds.CHAT));
    assertEquals(Optional.empty(), model.findQuality(new Task("code")));
  }

  @Test
  void distanceIsAsPublished() {
    // Rosetta Code, Haversine formula: Nashville to Los Angeles, 2887.2599506 km at R = 6372.8 km
    Place nashville = new Place(36.12, -86.67);
    Place losAngeles = new Place(33.94, -118.40);
    double published = 2887.2599506071106 * 6371.0088 / 6372.8;
    assertEquals(published, nashville.kilometresTo(losAngeles), 1e-6);
    assertEquals(published, losAngeles.kilometresTo(nashville), 1e-6);
    assertEquals(0, nashville.kilometresTo(nashville));
    assertEquals(Math.PI * 6371.0088, new Place(0, 0).kilometresTo(new Place(0, 180)), 1e-6);
    assertEquals(
        Math.PI * 6371.0088 / 180, new Place(0, 179.5).kilometresTo(new Place(0, -179.5)), 1e-6);
  }
}
