package io.slit.core.impact;

import io.slit.core.fleet.Deployment;
import io.slit.core.units.Power;

/**
 * IT power of a deployment under load, idle nodes included (MODELS.md 2).
 *
 * <p>A replica with mean concurrency b is empty for a part e^-b of the time (the number in an
 * M/G/inf system is Poisson) and otherwise serves b/(1 - e^-b) requests together. So its GPUs draw
 * the energy of its requests at that concurrency, as measured, plus idle power while empty. The
 * host of a powered node draws a constant, and so do GPUs that no replica uses. Power is continuous
 * in b: idle at 0, as measured under load.
 */
public final class EnergyModel {
  /** Below, the series b/(1 - e^-b) = 1 + b/2 + b^2/12 - ... is exact, and 1 - e^-b is not. */
  private static final double SERIES_BELOW = 0.01;

  private EnergyModel() {}

  /** Returns the part of the time that a replica with mean concurrency b is empty. */
  public static double emptyShare(double concurrency) {
    return Math.exp(-concurrency);
  }

  /** Returns the mean concurrency of a replica while it is not empty; at least 1. */
  public static double busyConcurrency(double concurrency) {
    return busyConcurrency(concurrency, emptyShare(concurrency));
  }

  /** As above, where {@link #emptyShare} is known. */
  public static double busyConcurrency(double concurrency, double emptyShare) {
    if (concurrency < SERIES_BELOW) {
      double square = concurrency * concurrency;
      return 1 + concurrency / 2 + square / 12 - square * square / 720;
    }
    return concurrency / (1 - emptyShare);
  }

  /** Returns what one powered unit draws when it serves nothing: idle GPUs and hosts. */
  public static Power idlePerUnit(Deployment deployment) {
    return gpuIdlePerReplica(deployment)
        .times(deployment.replicasPerUnit())
        .plus(constantPerUnit(deployment));
  }

  /** Returns what the GPUs of one replica draw idle. */
  public static Power gpuIdlePerReplica(Deployment deployment) {
    return deployment.pool().accelerator().power().idle().times(deployment.parallelism().gpus());
  }

  /** Returns what one powered unit draws at any load: its hosts, and its GPUs without a replica. */
  public static Power constantPerUnit(Deployment deployment) {
    int nodes = deployment.nodesPerUnit();
    int spareGpus =
        nodes * deployment.pool().gpusPerNode()
            - deployment.replicasPerUnit() * deployment.parallelism().gpus();
    Power hosts = deployment.pool().host().power().times(nodes);
    return hosts.plus(deployment.pool().accelerator().power().idle().times(spareGpus));
  }
}
