package io.slit.core.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With batching off and exponential service the engine is an M/M/c queue. */
class QueueLawsTest {
  private static final double MEAN_TOKENS = 2000;
  private static final double MEAN_SECONDS = MEAN_TOKENS * 1e-3;

  @ParameterizedTest
  @CsvSource({"1, 0.5, 11", "1, 0.7, 12", "3, 0.7, 13", "8, 0.75, 14", "20, 0.8, 15"})
  void meanWaitIsErlangs(int servers, double utilisation, long seed) {
    double rate = utilisation * servers / MEAN_SECONDS;
    // Long enough that the standard error of the mean wait is below 1 %.
    double seconds = (servers < 8 ? 2_000_000 : 8_000_000) / rate;
    SimulationSetting setting =
        TestFleets.setting(
            TestFleets.fleet(1, servers),
            TestFleets.server(),
            List.of(TestFleets.anywhere(0)),
            Horizon.whole(seconds / 10, 10));
    SimulationResult result =
        Simulation.run(setting, poisson(rate, new SplittableRandom(seed)), TestFleets.to(0));
    double expected = erlangC(servers, utilisation) * MEAN_SECONDS / servers / (1 - utilisation);
    assertEquals(expected, result.ttft().meanSeconds(), 0.02 * expected);
    double busy =
        result.epochs().stream()
            .mapToDouble(epoch -> epoch.cells().get(0).occupancy().busyReplicaSeconds())
            .sum();
    assertEquals(utilisation, busy / seconds / servers, 0.005);
  }

  private static RequestSource poisson(double rate, SplittableRandom random) {
    double[] now = {0};
    return arrival -> {
      now[0] += -Math.log1p(-random.nextDouble()) / rate;
      double tokens = -Math.log1p(-random.nextDouble()) * MEAN_TOKENS;
      arrival.set(now[0], 0, 1, 1 + (int) Math.round(tokens));
      return true;
    };
  }

  /** Erlang's C by the recursion of his B. */
  private static double erlangC(int servers, double utilisation) {
    double offered = utilisation * servers;
    double blocked = 1;
    for (int n = 1; n <= servers; n++) {
      blocked = offered * blocked / (n + offered * blocked);
    }
    return blocked / (1 - utilisation * (1 - blocked));
  }
}
