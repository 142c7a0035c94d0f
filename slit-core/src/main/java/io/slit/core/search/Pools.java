package io.slit.core.search;

import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Deployment;
import io.slit.core.impact.EnergyModel;
import io.slit.core.impact.Footprint;
import io.slit.core.impact.TtftModel;
import io.slit.core.units.Energy;
import io.slit.core.units.Pue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The deployments of a problem: one column of numbers each. */
final class Pools {
  final int[] units;
  final int[] minUnits;
  final double[] replicasPerUnit;

  /** Stages of the pipeline that a replica is cut into. */
  final double[] stages;

  /** Requests that the key-value cache of a replica holds. */
  final double[] slots;

  final double[] gpuIdleWattsPerReplica;

  /** Units that need not load their model; all, unless something else is known. */
  final int[] warmUnits;

  /** What a unit draws while it loads its model, in J. */
  final double[] loadJoulesPerUnit;

  /** Hosts, and GPUs without a replica. */
  final double[] constantWattsPerUnit;

  final double[] carbonGramsPerItKwh;
  final double[] waterLitresPerItKwh;
  final double[] costUsdPerItKwh;

  /** Concurrency levels of the tables, at {@code k * levels + level}, ascending from 1 to slots. */
  final double[] concurrency;

  Pools(int count, int levels) {
    units = new int[count];
    minUnits = new int[count];
    warmUnits = new int[count];
    Arrays.fill(warmUnits, Integer.MAX_VALUE);
    loadJoulesPerUnit = new double[count];
    replicasPerUnit = new double[count];
    stages = new double[count];
    slots = new double[count];
    gpuIdleWattsPerReplica = new double[count];
    constantWattsPerUnit = new double[count];
    carbonGramsPerItKwh = new double[count];
    waterLitresPerItKwh = new double[count];
    costUsdPerItKwh = new double[count];
    concurrency = new double[count * levels];
  }

  /** Returns the same deployments, of which some units are on already. */
  Pools withWarmUnits(int[] warm) {
    if (warm.length != count()) {
      throw new IllegalArgumentException(
          "Warm units are needed for each of %d deployments, and %d were given."
              .formatted(count(), warm.length));
    }
    Pools copy = copy();
    System.arraycopy(warm, 0, copy.warmUnits, 0, warm.length);
    return copy;
  }

  /** Returns the same numbers, to be changed. */
  Pools copy() {
    Pools copy = new Pools(count(), concurrency.length / Math.max(1, count()));
    copy.copy(this, 0);
    return copy;
  }

  /** Copies all deployments of others to here, the first to a position. */
  void copy(Pools from, int at) {
    int count = from.count();
    int levels = from.concurrency.length / Math.max(1, count);
    System.arraycopy(from.units, 0, units, at, count);
    System.arraycopy(from.minUnits, 0, minUnits, at, count);
    System.arraycopy(from.warmUnits, 0, warmUnits, at, count);
    System.arraycopy(from.loadJoulesPerUnit, 0, loadJoulesPerUnit, at, count);
    System.arraycopy(from.replicasPerUnit, 0, replicasPerUnit, at, count);
    System.arraycopy(from.stages, 0, stages, at, count);
    System.arraycopy(from.slots, 0, slots, at, count);
    System.arraycopy(from.gpuIdleWattsPerReplica, 0, gpuIdleWattsPerReplica, at, count);
    System.arraycopy(from.constantWattsPerUnit, 0, constantWattsPerUnit, at, count);
    System.arraycopy(from.carbonGramsPerItKwh, 0, carbonGramsPerItKwh, at, count);
    System.arraycopy(from.waterLitresPerItKwh, 0, waterLitresPerItKwh, at, count);
    System.arraycopy(from.costUsdPerItKwh, 0, costUsdPerItKwh, at, count);
    System.arraycopy(from.concurrency, 0, concurrency, at * levels, count * levels);
  }

  int count() {
    return units.length;
  }

  /** Sets one deployment; without known conditions it gets no units, so it takes no load. */
  void set(int k, Deployment deployment, Pue pue, @Nullable SiteConditions conditions) {
    replicasPerUnit[k] = deployment.replicasPerUnit();
    stages[k] = deployment.parallelism().pipeline();
    gpuIdleWattsPerReplica[k] = EnergyModel.gpuIdlePerReplica(deployment).watts();
    constantWattsPerUnit[k] = EnergyModel.constantPerUnit(deployment).watts();
    loadJoulesPerUnit[k] =
        EnergyModel.idlePerUnit(deployment).watts() * TtftModel.load(deployment).seconds();
    if (conditions == null) {
      return;
    }
    units[k] = deployment.units();
    minUnits[k] = Math.min(deployment.minPoweredUnits(), deployment.units());
    setFactors(k, pue, conditions);
  }

  /** Sets what energy costs at one deployment. */
  void setFactors(int k, Pue pue, SiteConditions conditions) {
    Footprint perKwh = Footprint.of(new Energy(1), pue, conditions);
    carbonGramsPerItKwh[k] = perKwh.carbon().grams();
    waterLitresPerItKwh[k] = perKwh.water().litres();
    costUsdPerItKwh[k] = perKwh.cost().usd();
  }
}
