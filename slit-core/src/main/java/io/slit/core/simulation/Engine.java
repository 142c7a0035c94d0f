package io.slit.core.simulation;

import java.util.List;

/** The loop over events, in the order of simulated time. For one run. */
final class Engine {
  private final SimulationSetting setting;
  private final RequestSource source;
  private final Arrival arrival = new Arrival();
  private final DeploymentState[] deployments;
  private final EventTree events;
  private final RequestPool pool = new RequestPool();
  private final Ledger ledger;
  private final Batching batching;
  private final UnitSwitch units;
  private final LoadView load;
  private final Dispatching dispatching;
  private final OutageClock outages;
  private final Replica[] replicas;

  Engine(SimulationSetting setting, RequestSource source, Dispatcher dispatcher) {
    this.setting = setting;
    this.source = source;
    deployments = new DeploymentState[setting.fleet().deployments().size()];
    int count = 0;
    for (int k = 0; k < deployments.length; k++) {
      deployments[k] = new DeploymentState(k, setting, count);
      count += deployments[k].replicas.length;
    }
    replicas = new Replica[count];
    for (DeploymentState state : deployments) {
      System.arraycopy(
          state.replicas, 0, replicas, state.replicas[0].number, state.replicas.length);
    }
    events = new EventTree(count);
    ledger = new Ledger(setting, pool);
    SettingTables tables = new SettingTables(setting, deployments);
    batching = new Batching(events, pool, ledger, tables.networkSeconds);
    units = new UnitSwitch(events, setting.horizon().lapse());
    load = new LoadView(deployments);
    dispatching =
        new Dispatching(
            setting,
            dispatcher,
            new Dispatching.World(
                List.of(deployments), pool, tables, load, ledger, batching, units));
    outages = new OutageClock(setting.outages());
  }

  SimulationResult run() {
    for (DeploymentState state : deployments) {
      if (setting.rules().startServing()) {
        units.serveAll(state, 0);
      } else {
        state.wantedUnits = 0;
      }
    }
    boolean more = source.next(arrival);
    for (int epoch = 0; epoch < setting.horizon().epochs(); epoch++) {
      beginEpoch(epoch);
      more = play(setting.horizon().epochSeconds() * (epoch + 1), more);
      endEpoch(setting.horizon().epochSeconds() * (epoch + 1));
    }
    dispatching.noteOpen();
    return ledger.close(deployments);
  }

  private void beginEpoch(int epoch) {
    load.now = setting.horizon().epochSeconds() * epoch;
    dispatching.beginEpoch(epoch);
  }

  private void endEpoch(double now) {
    for (Replica replica : replicas) {
      replica.book(now);
    }
    ledger.endEpoch(deployments);
  }

  /** Plays up to {@code end}; returns whether a request is still to come. */
  private boolean play(double end, boolean requestAhead) {
    boolean more = requestAhead;
    while (true) {
      double control = Math.min(outages.nextAt(), dispatching.firstDue());
      double replicaAt = events.firstTime();
      double arrivalAt = more ? arrival.atSeconds() : Double.POSITIVE_INFINITY;
      double now = Math.min(control, Math.min(replicaAt, arrivalAt));
      if (now >= end) {
        return more;
      }
      load.now = now;
      if (control == now) {
        control(now);
      } else if (replicaAt == now) {
        batching.turn(replicas[events.first()]);
      } else {
        dispatching.arrive(arrival);
        more = next(now);
      }
    }
  }

  private boolean next(double after) {
    if (!source.next(arrival)) {
      return false;
    }
    if (arrival.atSeconds() < after) {
      throw new IllegalStateException(
          "A request arrives at %s s, after one at %s s. A source gives them in order."
              .formatted(arrival.atSeconds(), after));
    }
    return true;
  }

  private void control(double now) {
    ledger.events++;
    if (outages.nextAt() > now) {
      dispatching.startDue();
      return;
    }
    OutageClock.Change change = outages.take();
    DeploymentState state = deployments[change.deployment()];
    if (!change.down()) {
      state.down = false;
      units.apply(state, now);
    } else if (!state.down) {
      fail(state, now);
    }
  }

  private void fail(DeploymentState state, double now) {
    state.down = true;
    IntQueue lost = new IntQueue();
    for (int unit = 0; unit < state.deployment.units(); unit++) {
      units.off(state, unit, now);
    }
    for (Replica replica : state.replicas) {
      batching.empty(replica, lost);
    }
    batching.emptyShared(state, lost);
    state.recount();
    dispatching.retry(lost);
  }
}
