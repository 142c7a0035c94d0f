package io.slit.core.search;

import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Deployment;
import io.slit.core.impact.EnergyModel;
import io.slit.core.impact.Footprint;
import io.slit.core.units.Energy;
import io.slit.core.units.Pue;
import org.jspecify.annotations.Nullable;

/** The deployments of a problem: one column of numbers each. */
final class Pools {
  final int[] units;
  final int[] minUnits;
  final double[] replicasPerUnit;

  /** Requests that the key-value cache of a replica holds. */
  final double[] slots;

  final double[] gpuIdleWattsPerReplica;

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
    replicasPerUnit = new double[count];
    slots = new double[count];
    gpuIdleWattsPerReplica = new double[count];
    constantWattsPerUnit = new double[count];
    carbonGramsPerItKwh = new double[count];
    waterLitresPerItKwh = new double[count];
    costUsdPerItKwh = new double[count];
    concurrency = new double[count * levels];
  }

  int count() {
    return units.length;
  }

  /** Sets one deployment; without known conditions it gets no units, so it takes no load. */
  void set(int k, Deployment deployment, Pue pue, @Nullable SiteConditions conditions) {
    replicasPerUnit[k] = deployment.replicasPerUnit();
    gpuIdleWattsPerReplica[k] = EnergyModel.gpuIdlePerReplica(deployment).watts();
    constantWattsPerUnit[k] = EnergyModel.constantPerUnit(deployment).watts();
    if (conditions == null) {
      return;
    }
    units[k] = deployment.units();
    minUnits[k] = Math.min(deployment.minPoweredUnits(), deployment.units());
    Footprint perKwh = Footprint.of(new Energy(1), pue, conditions);
    carbonGramsPerItKwh[k] = perKwh.carbon().grams();
    waterLitresPerItKwh[k] = perKwh.water().litres();
    costUsdPerItKwh[k] = perKwh.cost().usd();
  }
}
