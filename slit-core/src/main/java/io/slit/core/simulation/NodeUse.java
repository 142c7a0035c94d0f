package io.slit.core.simulation;

import io.slit.core.units.Energy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What the nodes of a deployment draw and do: over the run by unit, over the epoch in all. */
final class NodeUse {
  private static final int PHASES = Replica.Phase.COUNT;

  private final double replicasPerUnit;
  private final double[] unitJoules;
  private final double[] epochJoules = new double[PHASES];
  private double poweredUnitSeconds;
  private double servingSeconds;
  private double busySeconds;
  private double requestSeconds;

  NodeUse(int units, int replicasPerUnit) {
    this.replicasPerUnit = replicasPerUnit;
    this.unitJoules = new double[units * PHASES];
  }

  void add(int unit, Replica.Phase phase, double seconds, double watts, int decoding) {
    double joules = seconds * watts;
    unitJoules[unit * PHASES + phase.index] += joules;
    epochJoules[phase.index] += joules;
    poweredUnitSeconds += seconds / replicasPerUnit;
    requestSeconds += seconds * decoding;
    if (phase != Replica.Phase.STARTING) {
      servingSeconds += seconds;
    }
    if (phase == Replica.Phase.PREFILL || phase == Replica.Phase.DECODE) {
      busySeconds += seconds;
    }
  }

  /** Returns the energy of the epoch that ends, by phase. */
  PhaseEnergy epochEnergy() {
    return energy(epochJoules, 0);
  }

  /** Returns how full the deployment was in the epoch that ends. */
  DeploymentEpoch.Occupancy occupancy(double peakUtilisation) {
    return new DeploymentEpoch.Occupancy(
        poweredUnitSeconds, servingSeconds, busySeconds, requestSeconds, peakUtilisation);
  }

  void beginEpoch() {
    Arrays.fill(epochJoules, 0);
    poweredUnitSeconds = 0;
    servingSeconds = 0;
    busySeconds = 0;
    requestSeconds = 0;
  }

  List<PhaseEnergy> byUnit() {
    return IntStream.range(0, unitJoules.length / PHASES)
        .mapToObj(unit -> energy(unitJoules, unit * PHASES))
        .toList();
  }

  private static PhaseEnergy energy(double[] joules, int from) {
    return new PhaseEnergy(
        kwh(joules, from, Replica.Phase.PREFILL),
        kwh(joules, from, Replica.Phase.DECODE),
        kwh(joules, from, Replica.Phase.IDLE),
        kwh(joules, from, Replica.Phase.STARTING));
  }

  private static double kwh(double[] joules, int from, Replica.Phase phase) {
    return joules[from + phase.index] / Energy.JOULES_PER_KWH;
  }
}
