package io.slit.core.simulation.policy;

import io.slit.core.Worlds;
import io.slit.core.search.PlanningInput;
import io.slit.core.search.SearchBudget;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.Surrogate;
import io.slit.core.search.slit.PlanSearches;
import io.slit.core.simulation.Dispatcher;
import io.slit.core.simulation.FleetLoad;
import io.slit.core.simulation.ServiceKind;
import io.slit.core.simulation.SimulatedRequest;
import io.slit.core.workload.Epoch;
import io.slit.core.workload.RequestClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Policies on a made-up world and time, with requests and loads that need no simulator. */
final class Stage {
  static final Instant AT = Instant.parse("2023-07-10T12:00:00Z");
  static final Epoch EPOCH = new Epoch(AT, Duration.ofMinutes(15));

  /** Knows nothing: every start is as good as the other. */
  static final Surrogate.Learner NO_LEARNER = (rows, targets, seed) -> row -> 0;

  final PlanningInput world;
  final Ground ground;

  Stage(PlanningInput world) {
    this.world = world;
    this.ground =
        new Ground(
            world.fleet(),
            world.classes(),
            world.network(),
            Worlds.BATCHING,
            world.quality(),
            world.policy(),
            world.classes().get(0).origin().id(),
            List.of(EPOCH),
            Duration.ofMinutes(1));
  }

  static Policies policies() {
    return Policies.of(
        new Policies.Searches(
            PlanSearches.named("slit", NO_LEARNER),
            PlanSearches.named("slit-style", NO_LEARNER),
            () -> SearchSettings.of(SearchBudget.ofEvaluations(300), 7)),
        7);
  }

  /** Returns where a policy sends some requests, and how many units it powers. */
  List<Integer> decisions(Policy policy, Timeline timeline) {
    Dispatcher dispatcher =
        new Briefing(ground, timeline, MadeUpTime.yesterday()).dispatcher(policy);
    Load load = new Load(world.fleet().deployments().size());
    dispatcher.beginEpoch(0, load);
    List<Integer> decisions = new ArrayList<>();
    for (int k = 0; k < load.deployments(); k++) {
      decisions.add(dispatcher.poweredUnits(k, load));
    }
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      int requestClass = random.nextInt(world.classes().size());
      int at =
          dispatcher.dispatch(new Asked(i, world.classes().get(requestClass), requestClass), load);
      decisions.add(at);
      if (at >= 0) {
        load.waiting[at]++;
      }
    }
    return decisions;
  }

  /** A request of the mean size of its class. */
  record Asked(long id, RequestClass one, int classIndex) implements SimulatedRequest {
    @Override
    public double arrivalSeconds() {
      return 0;
    }

    @Override
    public int originIndex() {
      return 0;
    }

    @Override
    public int inputTokens() {
      return (int) one.profile().tokens().meanInput();
    }

    @Override
    public ServiceKind service() {
      return ServiceKind.of(one.profile());
    }

    @Override
    public double latestStartSeconds() {
      return 0;
    }

    @Override
    public boolean mayDefer() {
      return false;
    }

    @Override
    public int failedAttempts() {
      return 0;
    }
  }

  /** Queues that only grow. */
  static final class Load implements FleetLoad {
    final int[] waiting;
    final boolean[] down;
    final int[] serving;
    int slotsEach = 8;

    Load(int deployments) {
      this.waiting = new int[deployments];
      this.down = new boolean[deployments];
      this.serving = new int[deployments];
      Arrays.fill(serving, 2);
    }

    @Override
    public double nowSeconds() {
      return 0;
    }

    @Override
    public int deployments() {
      return waiting.length;
    }

    @Override
    public int waiting(int deployment) {
      return waiting[deployment];
    }

    @Override
    public int running(int deployment) {
      return 0;
    }

    @Override
    public long outstandingTokens(int deployment) {
      return 100L * waiting[deployment];
    }

    @Override
    public boolean healthy(int deployment) {
      return !down[deployment];
    }

    @Override
    public int replicas(int deployment) {
      return serving[deployment];
    }

    @Override
    public int poweredUnits(int deployment) {
      return 2;
    }

    @Override
    public int slots(int deployment) {
      return slotsEach;
    }
  }
}
