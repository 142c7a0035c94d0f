package io.slit.core.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Engine;
import io.slit.core.fleet.NodePool;
import io.slit.core.fleet.Parallelism;
import io.slit.core.fleet.SiteId;
import io.slit.core.units.CarbonIntensity;
import io.slit.core.units.CarbonMass;
import io.slit.core.units.Energy;
import io.slit.core.units.Latency;
import io.slit.core.units.Power;
import io.slit.core.units.Pue;
import io.slit.core.units.Share;
import io.slit.core.units.WaterVolume;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published and closed-form values of each formula. */
class FormulasTest {
  @Test
  void waterIsNotCountedTwice() {
    Footprint footprint =
        Footprint.of(new Energy(1), new Pue(1.2), Worlds.conditions(100, 50, 0.5, 4));
    assertEquals(0.5, footprint.siteWater().litres(), 1e-12);
    assertEquals(4.8, footprint.sourceWater().litres(), 1e-12);
    assertEquals(5.3, footprint.water().litres(), 1e-12);
    assertEquals(120, footprint.carbon().grams(), 1e-12);
    assertEquals(0.06, footprint.cost().usd(), 1e-12);
  }

  @Test
  void aNegativePricePaysAndChangesNothingElse() {
    Footprint paid = Footprint.of(new Energy(1), new Pue(1.2), Worlds.conditions(100, -50, 0.5, 4));
    assertEquals(-0.06, paid.cost().usd(), 1e-12);
    assertEquals(120, paid.carbon().grams(), 1e-12);
  }

  @Test
  void scarcityWeighsWater() {
    WaterVolume weighted = WaterModel.scarcityWeighted(new WaterVolume(2), new Share(0.5));
    assertEquals(3, weighted.litres(), 1e-12);
  }

  @Test
  void waterHasItsOwnCarbon() {
    // 1 million litres evaporated, 0.25 million blown down, 100 g/kWh
    double kwh = 1.25 * 550 + 0.25 * 640;
    assertEquals(
        kwh * 100,
        CarbonModel.ofWater(
                new WaterVolume(1e6),
                new WaterVolume(0.25e6),
                CarbonIntensity.averageLifecycle(100))
            .grams(),
        1e-6);
  }

  @Test
  void networkTakesHalfARoundTripPerCrossing() {
    assertEquals(0.1, TtftModel.network(Latency.ofMillis(100), 2).seconds(), 1e-12);
    assertEquals(0.3, TtftModel.network(Latency.ofMillis(100), 6).seconds(), 1e-12);
  }

  @Test
  void aColdModelLoadsAtTheBandwidthOfItsNode() {
    Deployment deployment = Worlds.deployment("A", Worlds.model("m", 5, 1), 1);
    assertEquals(10.0 / 2, TtftModel.load(deployment).seconds(), 1e-12);
  }

  @Test
  void embodiedEmissionsFallEvenlyOnTheLifetime() {
    Deployment deployment = Worlds.deployment("A", Worlds.model("m", 5, 1), 1);
    EmbodiedModel.Lifetimes lifetimes =
        new EmbodiedModel.Lifetimes(Duration.ofDays(1000), Duration.ofDays(2000));
    double grams = EmbodiedModel.perUnit(deployment, Duration.ofDays(1), lifetimes).grams();
    assertEquals(150_000 / 1000.0 + 1_000_000 / 2000.0, grams, 1e-9);
  }

  @Test
  void embodiedEmissionsNeedALifetime() {
    Duration year = Duration.ofDays(365);
    assertThrows(
        IllegalArgumentException.class, () -> new EmbodiedModel.Lifetimes(Duration.ZERO, year));
    assertThrows(
        IllegalArgumentException.class, () -> new EmbodiedModel.Lifetimes(year, Duration.ZERO));
  }

  @Test
  void gpusWithoutAReplicaDrawIdlePowerAtAnyLoad() {
    NodePool.Host host = new NodePool.Host(new Power(1000), CarbonMass.ZERO, 2);
    Deployment deployment =
        new Deployment(
            new DeploymentId("A/m"),
            Worlds.model("m", 5, 1),
            new NodePool(new SiteId("A"), Worlds.GPU, 8, 1, host),
            new Engine(new Parallelism(3, 1), 2048, "http://a.example"),
            1,
            0);
    // two replicas of three GPUs at 50 W; two GPUs are left over
    assertEquals(150, EnergyModel.gpuIdlePerReplica(deployment).watts(), 1e-12);
    assertEquals(1100, EnergyModel.constantPerUnit(deployment).watts(), 1e-12);
    assertEquals(1400, EnergyModel.idlePerUnit(deployment).watts(), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"0.1", "0.5", "0.9", "0.99"})
  void oneServerWithPoissonArrivalsIsExact(double rho) {
    // M/M/1: rho/(1-rho) S; M/D/1: half of it (Pollaczek and Khinchine)
    assertEquals(rho / (1 - rho) * 2, QueueModel.waitSeconds(1, rho, 2, 1, 1), 1e-12);
    assertEquals(rho / (1 - rho), QueueModel.waitSeconds(1, rho, 2, 1, 0), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"2, 0.5", "2, 0.9", "5, 0.7", "10, 0.8", "10, 0.95", "50, 0.9", "50, 0.97"})
  void manyServersAreNearErlang(int servers, double rho) {
    double exact = erlangC(servers, rho * servers) / (servers * (1 - rho));
    double found = QueueModel.waitSeconds(servers, rho, 1, 1, 1);
    assertEquals(exact, found, 0.1 * exact + 1e-4, "c " + servers + " rho " + rho);
  }

  /** Probability to wait in M/M/c, by the stable recursion of Erlang's B. */
  private static double erlangC(int servers, double offered) {
    double b = 1;
    for (int i = 1; i <= servers; i++) {
      b = offered * b / (i + offered * b);
    }
    double rho = offered / servers;
    return b / (1 - rho * (1 - b));
  }

  @ParameterizedTest
  @CsvSource({"1, 0.5", "2, 0.5", "2, 0.9", "5, 0.7", "10, 0.8", "10, 0.95", "50, 0.9", "50, 0.97"})
  void thePercentileOfAWaitIsNearErlang(int servers, double rho) {
    // M/M/c, S = 1: P(W > t) = C exp(-(c - a) t) = 0.05
    double c = erlangC(servers, servers * rho);
    double exact = Math.max(0, Math.log(c / 0.05)) / (servers * (1 - rho));
    double mean = QueueModel.waitSeconds(servers, rho, 1, 1, 1);
    double found = QueueModel.waitP95Seconds(mean, QueueModel.waitProbability(servers, rho));
    assertEquals(exact, found, 0.05 * exact, "exact " + exact);
  }

  @Test
  void fewOfManyServersKeepNobodyWaiting() {
    double mean = QueueModel.waitSeconds(1000, 0.8, 10, 1, 1);
    assertEquals(0, QueueModel.waitP95Seconds(mean, QueueModel.waitProbability(1000, 0.8)));
  }

  @Test
  void thePercentileOfAWaitIsExactForOneExponentialServer() {
    // M/M/1, S = 1, rho = 0.8: P(W > t) = 0.8 exp(-0.2 t) = 0.05
    double mean = QueueModel.waitSeconds(1, 0.8, 1, 1, 1);
    assertEquals(Math.log(0.8 / 0.05) / 0.2, QueueModel.waitP95Seconds(mean, 0.8), 1e-9);
    assertEquals(0, QueueModel.waitP95Seconds(QueueModel.waitSeconds(1, 0.04, 1, 1, 1), 0.04));
  }

  @Test
  void aReplicaGoesFromIdleToBusyWithoutAJump() {
    assertEquals(1, EnergyModel.busyConcurrency(0));
    assertEquals(1, EnergyModel.busyConcurrency(1e-6), 1e-5);
    assertEquals(50, EnergyModel.busyConcurrency(50), 1e-9);
    assertEquals(1, EnergyModel.emptyShare(0));
    double before = 0;
    for (double b = 0; b < 20; b += 0.1) {
      assertTrue(EnergyModel.busyConcurrency(b) > before);
      before = EnergyModel.busyConcurrency(b);
    }
  }
}
