package io.slit.core.simulation;

import io.slit.core.fleet.Deployment;
import org.jspecify.annotations.Nullable;

/** A deployment while it is simulated: its replicas, its queue, and counts of both. */
final class DeploymentState {
  final int index;
  final Deployment deployment;
  final DeploymentSpeed speed;
  final Replica[] replicas;
  final NodeUse use;

  /** Requests that no replica has room for. */
  final IntQueue queue = new IntQueue();

  final DeploymentTally tally;

  boolean down;
  int wantedUnits;
  int serving;
  int waiting;
  int running;
  long tokens;

  DeploymentState(int index, SimulationSetting setting, int firstReplica) {
    this.index = index;
    this.deployment = setting.fleet().deployments().get(index);
    this.speed = new DeploymentSpeed(setting.physics().get(index), deployment);
    this.use = new NodeUse(deployment.units(), deployment.replicasPerUnit());
    this.tally = new DeploymentTally(setting.classes().size());
    this.wantedUnits = deployment.units();
    replicas = new Replica[deployment.units() * deployment.replicasPerUnit()];
    for (int i = 0; i < replicas.length; i++) {
      replicas[i] = new Replica(firstReplica + i, i / deployment.replicasPerUnit(), this);
    }
  }

  /** Returns the serving replica with room that holds the fewest requests, or null. */
  @Nullable Replica emptiestWithRoom(int tokens) {
    Replica best = null;
    int least = Integer.MAX_VALUE;
    for (Replica replica : replicas) {
      int taken = replica.taken();
      if (taken < least && replica.isServing() && replica.hasRoomFor(tokens)) {
        best = replica;
        least = taken;
        if (taken == 0) {
          break;
        }
      }
    }
    return best;
  }

  /** Counts the serving replicas anew, after units were switched. */
  void recount() {
    int count = 0;
    for (Replica replica : replicas) {
      count += replica.isServing() ? 1 : 0;
    }
    serving = count;
  }

  int poweredUnits() {
    int count = 0;
    for (int unit = 0; unit < deployment.units(); unit++) {
      count += isOn(unit) ? 1 : 0;
    }
    return count;
  }

  /** Tells whether a unit draws power: its replicas go on and off together. */
  boolean isOn(int unit) {
    return replicas[unit * deployment.replicasPerUnit()].phase != Replica.Phase.OFF;
  }

  boolean isDraining(int unit) {
    return replicas[unit * deployment.replicasPerUnit()].draining;
  }

  /** Switches a draining unit off once nothing is left on it. */
  void switchOffIfEmpty(int unit, double now) {
    int from = unit * deployment.replicasPerUnit();
    int to = from + deployment.replicasPerUnit();
    for (int i = from; i < to; i++) {
      if (replicas[i].phase != Replica.Phase.IDLE) {
        return;
      }
    }
    for (int i = from; i < to; i++) {
      replicas[i].draining = false;
      replicas[i].begin(Replica.Phase.OFF, now, Double.POSITIVE_INFINITY);
    }
  }

  /** Notes how full it is after a request came. */
  void noteUtilisation() {
    double slots = (double) speed.slots * Math.max(1, serving);
    tally.notePeak((waiting + running) / slots);
  }
}
