package io.slit.core.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.workload.RequestClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a policy does and whatever fails, nothing is lost or doubled in the books. */
class ConservationTest {
  private static final int SITES = 4;

  private static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void inEqualsOutAndEnergyIsThatOfTheNodes(long seed) {
    SimulationSetting setting = randomSetting(new SplittableRandom(seed));
    long[] offered = new long[3];
    SimulationResult result =
        Simulation.run(
            setting,
            randomRequests(new SplittableRandom(seed + 1000), setting, offered),
            new RandomPolicy(new SplittableRandom(seed + 2000), setting.classes()));
    FlowBalance flow = result.flow();
    assertTrue(flow.isBalanced(), flow::toString);
    assertEquals(new Flow(offered[0], offered[1], offered[2]), flow.arrived());
    result.classes().forEach(book -> assertTrue(book.flow().isBalanced()));
    assertEpochsAddUp(result);
    double byEpoch =
        result.epochs().stream()
            .flatMap(epoch -> epoch.cells().stream())
            .mapToDouble(cell -> cell.energy().totalKwh())
            .sum();
    double byNode = result.energy().totalKwh();
    assertEquals(byNode, byEpoch, 1e-9 * byNode);
    assertEnergyWithinPower(setting, result);
  }

  private static void assertEpochsAddUp(SimulationResult result) {
    Flow arrived = Flow.NONE;
    Flow served = Flow.NONE;
    Flow rejected = Flow.NONE;
    long dispatched = 0;
    long firstTokens = 0;
    for (SimulationResult.EpochBook epoch : result.epochs()) {
      arrived = arrived.plus(epoch.arrived());
      rejected = rejected.plus(epoch.rejected());
      for (DeploymentEpoch cell : epoch.cells()) {
        served = served.plus(cell.served());
        dispatched += cell.dispatched();
        firstTokens += cell.firstTokens();
      }
    }
    assertEquals(result.flow().arrived(), arrived);
    assertEquals(result.flow().served(), served);
    assertEquals(result.flow().rejected(), rejected);
    assertEquals(result.ttft().count(), firstTokens);
    long byClass =
        result.deployments().stream()
            .flatMap(one -> one.dispatchedByClass().stream())
            .mapToLong(Long::longValue)
            .sum();
    assertEquals(dispatched, byClass);
  }

  /** Energy lies between what powered nodes draw idle and at most, and time is not lost. */
  private static void assertEnergyWithinPower(SimulationSetting setting, SimulationResult result) {
    for (SimulationResult.EpochBook epoch : result.epochs()) {
      for (DeploymentEpoch cell : epoch.cells()) {
        DeploymentEpoch.Occupancy use = cell.occupancy();
        double most = setting.horizon().epochSeconds() * 3;
        assertTrue(use.poweredUnitSeconds() <= most * (1 + 1e-12));
        assertTrue(use.servingReplicaSeconds() <= use.poweredUnitSeconds() * (1 + 1e-9) + 1e-9);
        assertTrue(use.busyReplicaSeconds() <= use.servingReplicaSeconds() * (1 + 1e-9) + 1e-9);
        double joules = cell.energy().totalKwh() * 3.6e6;
        assertTrue(joules >= use.poweredUnitSeconds() * 350 * (1 - 1e-9));
        assertTrue(joules <= use.poweredUnitSeconds() * 700 * (1 + 1e-9));
      }
    }
  }

  private static SimulationSetting randomSetting(SplittableRandom random) {
    List<RequestClass> classes = new ArrayList<>();
    for (int home = 0; home < SITES; home++) {
      classes.add(TestFleets.anywhere(home));
      classes.add(TestFleets.bound(home));
      classes.add(TestFleets.deferrable(home, Duration.ofSeconds(random.nextInt(10, 900))));
    }
    List<Outage> outages = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      double from = random.nextDouble(0, 600);
      outages.add(new Outage(random.nextInt(SITES), from, from + random.nextDouble(0, 300)));
    }
    Horizon horizon = new Horizon(60, random.nextBoolean() ? 60 : 180, 12);
    int most = random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(0, 20);
    ServingRules rules = new ServingRules(2, most, random.nextInt(1, 4), random.nextBoolean());
    ReplicaPhysics base = TestFleets.physics();
    double cache = random.nextBoolean() ? 20_000 : 1500;
    ReplicaPhysics physics =
        new ReplicaPhysics(base.speed(), base.draw(), base.slots(), cache, base.startSeconds());
    return TestFleets.setting(TestFleets.fleet(SITES, 3), physics, classes, horizon)
        .withOutages(outages)
        .withRules(rules);
  }

  private static RequestSource randomRequests(
      SplittableRandom random, SimulationSetting setting, long[] offered) {
    double rate = random.nextDouble(1, 40);
    double[] now = {0};
    return arrival -> {
      now[0] += -Math.log1p(-random.nextDouble()) / rate;
      if (now[0] >= setting.horizon().endSeconds()) {
        return false;
      }
      int input = random.nextInt(1, 900);
      int output = random.nextInt(1, 300);
      arrival.set(now[0], random.nextInt(setting.classes().size()), input, output);
      offered[0]++;
      offered[1] += input;
      offered[2] += output;
      return true;
    };
  }

  /** Does anything that is allowed. */
  private static final class RandomPolicy implements Dispatcher {
    private final SplittableRandom random;
    private final List<RequestClass> classes;

    RandomPolicy(SplittableRandom random, List<RequestClass> classes) {
      this.random = random;
      this.classes = classes;
    }

    @Override
    public void beginEpoch(int epoch, FleetLoad load) {
      assertTrue(load.nowSeconds() >= epoch);
    }

    @Override
    public int poweredUnits(int deployment, FleetLoad load) {
      return random.nextInt(0, 5);
    }

    @Override
    public int dispatch(SimulatedRequest request, FleetLoad load) {
      checkCounts(load);
      if (request.mayDefer() && random.nextInt(3) > 0) {
        return DEFER;
      }
      if (random.nextInt(20) == 0) {
        return REJECT;
      }
      return request.service() == ServiceKind.RESIDENCY_BOUND
          ? request.classIndex() / (classes.size() / SITES)
          : random.nextInt(SITES);
    }

    private static void checkCounts(FleetLoad load) {
      for (int k = 0; k < SITES; k++) {
        assertTrue(load.waiting(k) >= 0);
        assertTrue(load.running(k) >= 0 && load.running(k) <= 3 * 16);
        assertTrue(load.outstandingTokens(k) >= load.waiting(k) + load.running(k));
        if (load.waiting(k) + load.running(k) == 0) {
          assertEquals(0, load.outstandingTokens(k));
        }
      }
    }
  }
}
