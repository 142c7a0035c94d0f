package io.slit.core.simulation;

/** Switches units on and off. */
final class UnitSwitch {
  private final EventTree events;
  private final double lapse;

  UnitSwitch(EventTree events, double lapse) {
    this.events = events;
    this.lapse = lapse;
  }

  /** Makes every unit of a deployment serve at once: the fleet as a run finds it. */
  void serveAll(DeploymentState state, double now) {
    for (Replica replica : state.replicas) {
      replica.begin(Replica.Phase.IDLE, now, Double.POSITIVE_INFINITY);
    }
    state.recount();
  }

  /** Keeps so many units of a deployment powered from now on. */
  void want(DeploymentState state, int units, double now) {
    int least = Math.max(state.deployment.minPoweredUnits(), state.queue.isEmpty() ? 0 : 1);
    state.wantedUnits = Math.min(state.deployment.units(), Math.max(least, units));
    if (!state.down) {
      apply(state, now);
    }
  }

  /** Powers one unit of a deployment that has none on the way, because a request was sent there. */
  void wake(DeploymentState state, double now) {
    if (kept(state) == 0) {
      state.wantedUnits = Math.max(1, state.wantedUnits);
      apply(state, now);
    }
  }

  /** Brings a deployment to the units that are wanted. */
  void apply(DeploymentState state, double now) {
    int kept = kept(state);
    for (int unit = 0; kept < state.wantedUnits && unit < state.deployment.units(); unit++) {
      if (state.isDraining(unit)) {
        drain(state, unit, false);
        pullAt(state, unit, now);
        kept++;
      }
    }
    for (int unit = 0; kept < state.wantedUnits && unit < state.deployment.units(); unit++) {
      if (!state.isOn(unit)) {
        start(state, unit, now);
        kept++;
      }
    }
    for (; kept > state.wantedUnits; kept--) {
      int unit = emptiest(state);
      if (phaseOf(state, unit) == Replica.Phase.STARTING) {
        off(state, unit, now);
      } else {
        drain(state, unit, true);
        state.switchOffIfEmpty(unit, now);
      }
    }
    state.recount();
  }

  private static int kept(DeploymentState state) {
    int kept = 0;
    for (int unit = 0; unit < state.deployment.units(); unit++) {
      kept += state.isOn(unit) && !state.isDraining(unit) ? 1 : 0;
    }
    return kept;
  }

  /** Returns the unit to switch off first: one that starts, else the one that holds least. */
  private static int emptiest(DeploymentState state) {
    int best = -1;
    int least = Integer.MAX_VALUE;
    for (int unit = state.deployment.units() - 1; unit >= 0; unit--) {
      if (state.isOn(unit) && !state.isDraining(unit)) {
        int held = phaseOf(state, unit) == Replica.Phase.STARTING ? -1 : held(state, unit);
        if (held < least) {
          least = held;
          best = unit;
        }
      }
    }
    return best;
  }

  private static int held(DeploymentState state, int unit) {
    int held = 0;
    int per = state.deployment.replicasPerUnit();
    for (int i = unit * per; i < (unit + 1) * per; i++) {
      held += state.replicas[i].taken();
    }
    return held;
  }

  private static Replica.Phase phaseOf(DeploymentState state, int unit) {
    return state.replicas[unit * state.deployment.replicasPerUnit()].phase;
  }

  private static void drain(DeploymentState state, int unit, boolean draining) {
    int per = state.deployment.replicasPerUnit();
    for (int i = unit * per; i < (unit + 1) * per; i++) {
      state.replicas[i].draining = draining;
    }
  }

  /** Lets the waiting replicas of a unit look for work. */
  private void pullAt(DeploymentState state, int unit, double now) {
    int per = state.deployment.replicasPerUnit();
    for (int i = unit * per; i < (unit + 1) * per; i++) {
      if (state.replicas[i].phase == Replica.Phase.IDLE) {
        state.replicas[i].phaseUntil = now;
        events.set(state.replicas[i].number, now);
      }
    }
  }

  private void start(DeploymentState state, int unit, double now) {
    double ready = now + state.speed.startSeconds() / lapse;
    int per = state.deployment.replicasPerUnit();
    for (int i = unit * per; i < (unit + 1) * per; i++) {
      state.replicas[i].begin(Replica.Phase.STARTING, now, ready);
      events.set(state.replicas[i].number, ready);
    }
  }

  /** Switches a unit off at once, whatever it does; who calls has taken its requests off. */
  void off(DeploymentState state, int unit, double now) {
    int per = state.deployment.replicasPerUnit();
    for (int i = unit * per; i < (unit + 1) * per; i++) {
      state.replicas[i].draining = false;
      state.replicas[i].begin(Replica.Phase.OFF, now, Double.POSITIVE_INFINITY);
      events.set(state.replicas[i].number, Double.POSITIVE_INFINITY);
    }
  }
}
