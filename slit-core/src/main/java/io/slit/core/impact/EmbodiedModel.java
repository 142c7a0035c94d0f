package io.slit.core.impact;

import io.slit.core.fleet.Deployment;
import io.slit.core.units.CarbonMass;
import io.slit.core.units.Require;
import java.time.Duration;

/**
 * The part of the emissions of making servers that a stretch of use answers for (MODELS.md 3;
 * EcoServe, arXiv 2502.05043): embodied x time / lifetime, by component.
 */
public final class EmbodiedModel {
  private static final double DAYS_PER_YEAR = 365.25;
  private static final String ADVICE = "Servers are used for years.";

  private EmbodiedModel() {}

  /** Lifetimes over which embodied emissions are spread; hosts may live longer than GPUs. */
  public record Lifetimes(Duration gpu, Duration host) {
    /** Four years for every component. */
    public static final Lifetimes FOUR_YEARS =
        new Lifetimes(
            Duration.ofHours((long) (4 * DAYS_PER_YEAR * 24)),
            Duration.ofHours((long) (4 * DAYS_PER_YEAR * 24)));

    /** Checks that both are at least an hour. */
    public Lifetimes {
      Require.atLeast(1.0, (double) gpu.toHours(), "lifetime of GPUs in h", ADVICE);
      Require.atLeast(1.0, (double) host.toHours(), "lifetime of hosts in h", ADVICE);
    }
  }

  /** Returns what one powered unit of a deployment answers for over some time. */
  public static CarbonMass perUnit(Deployment deployment, Duration time, Lifetimes lifetimes) {
    int nodes = deployment.nodesPerUnit();
    CarbonMass gpus =
        deployment
            .pool()
            .accelerator()
            .embodied()
            .times((double) nodes * deployment.pool().gpusPerNode());
    CarbonMass hosts = deployment.pool().host().embodied().times(nodes);
    return gpus.times(part(time, lifetimes.gpu())).plus(hosts.times(part(time, lifetimes.host())));
  }

  private static double part(Duration time, Duration lifetime) {
    return (double) time.toMillis() / lifetime.toMillis();
  }
}
