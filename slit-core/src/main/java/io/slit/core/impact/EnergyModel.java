package io.slit.core.impact;

import io.slit.core.fleet.Deployment;
import io.slit.core.units.Power;

/**
 * IT power of a deployment under load, idle nodes included (MODELS.md 2).
 *
 * <p>A replica with mean concurrency b is empty for a part e^-b of the time (the number in an
 * M/G/inf system is Poisson) and otherwise serves b/(1 - e^-b) requests together. So its GPUs draw
 * the energy of its requests at that concurrency, as measured, plus idle power while empty. The
 * host of a powered node draws a constant. Power is continuous in b: idle at 0, as measured under
 * load.
 */
public final class EnergyModel {
  private EnergyModel() {}

  /** Returns the part of the time that a replica with mean concurrency b is empty. */
  public static double emptyShare(double concurrency) {
    return Math.exp(-concurrency);
  }

  /** Returns the mean concurrency of a replica while it is not empty; at least 1. */
  public static double busyConcurrency(double concurrency) {
    return concurrency < 1e-9 ? 1 : concurrency / -Math.expm1(-concurrency);
  }

  /** Returns what one powered unit draws when it serves nothing: idle GPUs and hosts. */
  public static Power idlePerUnit(Deployment deployment) {
    return gpuIdlePerUnit(deployment).plus(hostPerUnit(deployment));
  }

  /** Returns what the GPUs of one powered unit draw idle, those without a replica too. */
  public static Power gpuIdlePerUnit(Deployment deployment) {
    int gpus = deployment.nodesPerUnit() * deployment.pool().gpusPerNode();
    return deployment.pool().accelerator().power().idle().times(gpus);
  }

  /** Returns what the hosts of one powered unit draw. */
  public static Power hostPerUnit(Deployment deployment) {
    return deployment.pool().host().power().times(deployment.nodesPerUnit());
  }
}
