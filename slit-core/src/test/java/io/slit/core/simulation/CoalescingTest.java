package io.slit.core.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run of decode steps as one event gives what step by step gives. */
class CoalescingTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void oneEventForManyStepsEqualsStepByStep(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<double[]> requests = new ArrayList<>();
    double at = 0;
    for (int i = 0; i < 400; i++) {
      at += -Math.log1p(-random.nextDouble()) * 0.5;
      requests.add(new double[] {at, 0, random.nextInt(1, 600), random.nextInt(1, 200)});
    }
    SimulationResult result =
        Simulation.run(
            TestFleets.setting(
                TestFleets.fleet(1, 1),
                TestFleets.physics(),
                List.of(TestFleets.anywhere(0)),
                Horizon.whole(10_000, 1)),
            TestFleets.of(requests),
            TestFleets.to(0));
    Naive naive = new Naive(TestFleets.physics());
    naive.run(requests);
    assertEquals(400, result.flow().served().requests());
    assertEquals(naive.ttftSum, result.ttft().sumSeconds(), 1e-6 * naive.ttftSum);
    assertEquals(naive.tpotSum, result.tpot().sumSeconds(), 1e-6 * naive.tpotSum);
    assertEquals(naive.joules / 3.6e6, result.energy().totalKwh(), 1e-9);
  }

  /** One replica, one step at a time, no heap, no events. */
  private static final class Naive {
    private final ReplicaPhysics physics;
    double ttftSum;
    double tpotSum;
    double joules;

    Naive(ReplicaPhysics physics) {
      this.physics = physics;
    }

    /** A request in decode. */
    private static final class Running {
      final double[] request;
      final double firstAt;
      int made = 1;

      Running(double[] request, double firstAt) {
        this.request = request;
        this.firstAt = firstAt;
      }

      double cached() {
        return request[2] + made;
      }
    }

    void run(List<double[]> requests) {
      Deque<double[]> ahead = new ArrayDeque<>(requests);
      Deque<double[]> waiting = new ArrayDeque<>();
      List<Running> running = new ArrayList<>();
      double now = 0;
      while (!ahead.isEmpty() || !waiting.isEmpty() || !running.isEmpty()) {
        while (!ahead.isEmpty() && ahead.peek()[0] <= now) {
          waiting.add(ahead.remove());
        }
        List<double[]> prompts = admit(waiting, running);
        if (!prompts.isEmpty()) {
          now = prefill(prompts, running, now);
        } else if (!running.isEmpty()) {
          now = step(running, now);
        } else {
          double next = ahead.element()[0];
          joules += (next - now) * (TestFleets.HOST_WATTS + TestFleets.IDLE_WATTS);
          now = next;
        }
      }
      joules += (10_000 - now) * (TestFleets.HOST_WATTS + TestFleets.IDLE_WATTS);
    }

    private List<double[]> admit(Deque<double[]> waiting, List<Running> running) {
      List<double[]> prompts = new ArrayList<>();
      double tokens = 0;
      double cached = running.stream().mapToDouble(Running::cached).sum();
      while (!waiting.isEmpty()) {
        double next = waiting.element()[2];
        int held = prompts.size() + running.size();
        boolean fits =
            held < physics.slots()
                && (held == 0 || cached + tokens + next <= 0.99 * physics.cacheTokens());
        if (!fits || !prompts.isEmpty() && tokens + next > physics.speed().prefillTokens()) {
          break;
        }
        tokens += next;
        prompts.add(waiting.remove());
      }
      return prompts;
    }

    private double prefill(List<double[]> prompts, List<Running> running, double now) {
      double tokens = prompts.stream().mapToDouble(one -> one[2]).sum();
      double seconds = physics.speed().prefillSeconds().at(tokens);
      joules += seconds * (TestFleets.HOST_WATTS + physics.draw().prefillWatts().at(tokens));
      for (double[] prompt : prompts) {
        ttftSum += now + seconds - prompt[0];
        if (prompt[3] > 1) {
          running.add(new Running(prompt, now + seconds));
        }
      }
      return now + seconds;
    }

    private double step(List<Running> running, double now) {
      double cached = running.stream().mapToDouble(Running::cached).sum();
      double seconds =
          physics.speed().decodeSeconds().at(running.size())
              + cached * physics.speed().decodeSecondsPerCachedToken();
      joules += seconds * (TestFleets.HOST_WATTS + physics.draw().decodeWatts().at(running.size()));
      double end = now + seconds;
      running.forEach(one -> one.made++);
      running.sort(Comparator.comparingDouble(one -> one.firstAt));
      for (Running one : List.copyOf(running)) {
        if (one.made >= one.request[3]) {
          tpotSum += (end - one.firstAt) / (one.request[3] - 1);
          running.remove(one);
        }
      }
      return end;
    }
  }
}
