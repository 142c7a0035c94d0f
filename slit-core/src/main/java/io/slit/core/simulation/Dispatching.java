package io.slit.core.simulation;

import java.util.List;

/** Asks the policy, checks its answer and does what it says. */
final class Dispatching {
  /** What a decision touches. */
  record World(
      List<DeploymentState> deployments,
      RequestPool pool,
      SettingTables tables,
      LoadView load,
      Ledger ledger,
      Batching batching,
      UnitSwitch units) {}

  private final SimulationSetting setting;
  private final Dispatcher dispatcher;
  private final DeploymentState[] deployments;
  private final RequestPool pool;
  private final SettingTables tables;
  private final LoadView load;
  private final Ledger ledger;
  private final Batching batching;
  private final UnitSwitch units;
  private final RequestView view;
  private final Deferrals deferrals = new Deferrals();
  private double nextEpochAt;

  Dispatching(SimulationSetting setting, Dispatcher dispatcher, World world) {
    this.setting = setting;
    this.dispatcher = dispatcher;
    this.deployments = world.deployments().toArray(DeploymentState[]::new);
    this.pool = world.pool();
    this.tables = world.tables();
    this.load = world.load();
    this.ledger = world.ledger();
    this.batching = world.batching();
    this.units = world.units();
    this.view = new RequestView(pool, tables, load);
  }

  void beginEpoch(int epoch) {
    nextEpochAt = setting.horizon().epochSeconds() * (epoch + 1);
    dispatcher.beginEpoch(epoch, load);
    for (DeploymentState state : deployments) {
      units.want(state, dispatcher.poweredUnits(state.index, load), load.now);
    }
    for (int left = deferrals.nextEpoch.size(); left > 0; left--) {
      decide(deferrals.nextEpoch.removeFirst());
    }
  }

  void arrive(Arrival arrival) {
    if (arrival.classIndex() >= tables.kind.length) {
      throw new IllegalStateException(
          "A request is of class %d of %d. Number them from 0."
              .formatted(arrival.classIndex(), tables.kind.length));
    }
    int row = pool.add(arrival);
    ledger.events++;
    ledger.arrived(row);
    decide(row);
  }

  double firstDue() {
    return deferrals.firstDue();
  }

  /** Starts the deferred request whose latest start has come. */
  void startDue() {
    decide(deferrals.removeFirstDue());
  }

  /** Asks again about requests that lost their deployment. */
  void retry(IntQueue lost) {
    while (!lost.isEmpty()) {
      int row = lost.removeFirst();
      pool.generated[row] = 0;
      ledger.retries++;
      if (++pool.failedAttempts[row] >= setting.rules().maxAttempts()) {
        ledger.rejected(row);
      } else {
        decide(row);
      }
    }
  }

  private void decide(int row) {
    view.row = row;
    int target = dispatcher.dispatch(view, load);
    if (target == Dispatcher.REJECT) {
      ledger.rejected(row);
    } else if (target == Dispatcher.DEFER) {
      defer(row);
    } else {
      send(row, target);
    }
  }

  private void defer(int row) {
    view.row = row;
    if (!view.mayDefer()) {
      throw new IllegalStateException(
          "The policy deferred request %d at %s s, which is %s and must start by %s s."
              .formatted(view.id(), load.now, view.service(), view.latestStartSeconds()));
    }
    ledger.deferred();
    if (view.latestStartSeconds() < nextEpochAt) {
      deferrals.addDue(row, view.latestStartSeconds());
    } else {
      deferrals.nextEpoch.addLast(row);
    }
  }

  private void send(int row, int target) {
    int classIndex = pool.classIndex[row];
    if (target < 0 || target >= deployments.length || !tables.allowed[classIndex][target]) {
      throw new IllegalStateException(
          "The policy sent request %d of class %s to deployment %d, where it may not run."
              .formatted(pool.id[row], setting.classes().get(classIndex).id(), target));
    }
    DeploymentState state = deployments[target];
    state.tally.dispatched(classIndex);
    if (state.down || pool.input[row] > state.speed.cacheTokens || isFull(state, row)) {
      ledger.rejected(row);
      return;
    }
    if (tables.kind[classIndex] == ServiceKind.DEFERRABLE) {
      pool.sentAt[row] = load.now;
    }
    batching.place(row, state, load.now);
    if (state.serving == 0) {
      units.wake(state, load.now);
    }
  }

  private boolean isFull(DeploymentState state, int row) {
    return state.queue.size() >= setting.rules().maxWaiting()
        && state.emptiestWithRoom(pool.promptTokens(row)) == null;
  }

  /** Books what is not done when the run ends, from where it is held. */
  void noteOpen() {
    IntQueue open = new IntQueue();
    for (DeploymentState state : deployments) {
      for (Replica replica : state.replicas) {
        batching.empty(replica, open);
      }
      batching.emptyShared(state, open);
    }
    while (!deferrals.nextEpoch.isEmpty()) {
      open.addLast(deferrals.nextEpoch.removeFirst());
    }
    while (deferrals.dueCount() > 0) {
      open.addLast(deferrals.removeFirstDue());
    }
    while (!open.isEmpty()) {
      ledger.open(open.removeFirst());
    }
  }
}
